import { base } from "@/lib/api/base/dialect";
import { release } from "@/lib/api/base/release";
import { endpoint } from "@/lib/http/endpoint";
import { nothing } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { readVersion } from "@/lib/services/health";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(base, "/api/v1/base/version", {
  GET: endpoint({ run: readVersion, input: nothing, present: release, quiet: true }),
});
