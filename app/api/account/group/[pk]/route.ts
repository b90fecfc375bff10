import { deleted, shown } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { groupJson } from "@/lib/api/account/policy";
import { group, groupPart } from "@/lib/api/account/schemas";
import { endpoint } from "@/lib/http/endpoint";
import { nothing, object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { changeGroup, deleteGroup, readGroupByKey, replaceGroup } from "@/lib/services/groups";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/group/{pk}/", {
  GET: endpoint({ run: readGroupByKey, input: nothing, present: shown(groupJson), managed: true }),
  PUT: endpoint({ run: replaceGroup, input: object(group), present: shown(groupJson), managed: true }),
  PATCH: endpoint({ run: changeGroup, input: object(groupPart), present: shown(groupJson), managed: true }),
  DELETE: endpoint({ run: deleteGroup, input: nothing, present: deleted, managed: true }),
});
