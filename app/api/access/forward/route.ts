import { access } from "@/lib/api/access/dialect";
import { forwardedCall } from "@/lib/api/access/forwarded-call";
import { letThrough } from "@/lib/api/access/verdict";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { judgeForwarded } from "@/lib/services/evaluation";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(access, "/access/forward", {
  GET: endpoint({ run: judgeForwarded, input: forwardedCall, present: letThrough, managed: true }),
});
