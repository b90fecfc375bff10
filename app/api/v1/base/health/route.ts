import { base } from "@/lib/api/base/dialect";
import { health } from "@/lib/api/base/release";
import { endpoint } from "@/lib/http/endpoint";
import { nothing } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { checkHealth } from "@/lib/services/health";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(base, "/api/v1/base/health", {
  GET: endpoint({ run: checkHealth, input: nothing, present: health, quiet: true }),
});
