import { deleted, shown } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { groupJson } from "@/lib/api/account/policy";
import { endpoint } from "@/lib/http/endpoint";
import { ids } from "@/lib/http/ids";
import { route } from "@/lib/http/route";
import { addToGroup, removeFromGroup } from "@/lib/services/group-members";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/group/{pk}/permission/", {
  POST: endpoint({ run: addToGroup, input: ids("user_ids", "perm_ids"), present: shown(groupJson), managed: true }),
  DELETE: endpoint({ run: removeFromGroup, input: ids("user_ids", "perm_ids"), present: deleted, managed: true }),
});
