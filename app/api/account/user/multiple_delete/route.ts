import { deleted } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { endpoint } from "@/lib/http/endpoint";
import { ids } from "@/lib/http/ids";
import { route } from "@/lib/http/route";
import { deleteUsers } from "@/lib/services/user-deletion";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/user/multiple_delete/", {
  DELETE: endpoint({ run: deleteUsers, input: ids("ids"), present: deleted, managed: true }),
});
