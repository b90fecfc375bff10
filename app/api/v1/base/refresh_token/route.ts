import { base } from "@/lib/api/base/dialect";
import { refresh } from "@/lib/api/base/schemas";
import { refreshed, refusedRefresh } from "@/lib/api/base/tokens";
import { endpoint } from "@/lib/http/endpoint";
import { object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { refreshBase } from "@/lib/services/refresh";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(base, "/api/v1/base/refresh_token", {
  POST: endpoint({ run: refreshBase, input: object(refresh), present: refreshed, refuse: refusedRefresh, limit: "refresh" }),
});
