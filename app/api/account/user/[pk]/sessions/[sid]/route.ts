import { deleted } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { endpoint } from "@/lib/http/endpoint";
import { nothing } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { endUserSession } from "@/lib/services/user-sessions";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/user/{pk}/sessions/{sid}/", {
  DELETE: endpoint({ run: endUserSession, input: nothing, present: deleted, managed: true }),
});
