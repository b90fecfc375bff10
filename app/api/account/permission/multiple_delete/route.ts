import { deleted } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { endpoint } from "@/lib/http/endpoint";
import { ids } from "@/lib/http/ids";
import { route } from "@/lib/http/route";
import { deletePermissions } from "@/lib/services/permissions";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/permission/multiple_delete/", {
  DELETE: endpoint({ run: deletePermissions, input: ids("ids"), present: deleted, managed: true }),
});
