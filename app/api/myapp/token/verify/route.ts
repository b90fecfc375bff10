import { myapp } from "@/lib/api/myapp/dialect";
import { anyToken } from "@/lib/api/myapp/schemas";
import { refusedToken, verified } from "@/lib/api/myapp/tokens";
import { endpoint } from "@/lib/http/endpoint";
import { object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { verifyToken } from "@/lib/services/tokens";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(myapp, "/myapp/token/verify/", {
  POST: endpoint({ run: verifyToken, input: object(anyToken), present: verified, refuse: refusedToken, quiet: true }),
});
