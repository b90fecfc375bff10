import { deleted, shown } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { apiAsApiId, permissionJson } from "@/lib/api/account/policy";
import { permission, permissionPart } from "@/lib/api/account/schemas";
import { endpoint } from "@/lib/http/endpoint";
import { nothing, object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { changePermission, deletePermission, readPermissionByKey, replacePermission } from "@/lib/services/permissions";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/permission/{pk}/", {
  GET: endpoint({ run: readPermissionByKey, input: nothing, present: shown(permissionJson), managed: true }),
  PUT: endpoint({ run: replacePermission, input: apiAsApiId(object(permission)), present: shown(permissionJson), managed: true }),
  PATCH: endpoint({ run: changePermission, input: apiAsApiId(object(permissionPart)), present: shown(permissionJson), managed: true }),
  DELETE: endpoint({ run: deletePermission, input: nothing, present: deleted, managed: true }),
});
