import { created, listed, page } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { apiAsApiId, permissionJson } from "@/lib/api/account/policy";
import { permission } from "@/lib/api/account/schemas";
import { endpoint, listEndpoint } from "@/lib/http/endpoint";
import { oneOrMany } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { createPermissions, listPermissions } from "@/lib/services/permissions";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/permission/", {
  GET: listEndpoint({ run: listPermissions, input: page, presentRow: permissionJson, envelope: listed, managed: true }),
  POST: endpoint({ run: createPermissions, input: apiAsApiId(oneOrMany(permission)), present: created(permissionJson), managed: true }),
});
