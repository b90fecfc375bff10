import { deleted, listed, page } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { sessionJson } from "@/lib/api/account/sessions";
import { endpoint, listEndpoint } from "@/lib/http/endpoint";
import { nothing } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { endUserSessions, listSessions } from "@/lib/services/user-sessions";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/user/{pk}/sessions/", {
  GET: listEndpoint({ run: listSessions, input: page, presentRow: sessionJson, envelope: listed, managed: true }),
  DELETE: endpoint({ run: endUserSessions, input: nothing, present: deleted, managed: true }),
});
