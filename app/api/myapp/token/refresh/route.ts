import { myapp } from "@/lib/api/myapp/dialect";
import { refreshToken } from "@/lib/api/myapp/schemas";
import { refreshed, refusedRefresh } from "@/lib/api/myapp/tokens";
import { endpoint } from "@/lib/http/endpoint";
import { object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { refreshMyapp } from "@/lib/services/tokens";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(myapp, "/myapp/token/refresh/", {
  POST: endpoint({ run: refreshMyapp, input: object(refreshToken), present: refreshed, refuse: refusedRefresh }),
});
