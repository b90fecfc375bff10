import { created, listed, page } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { groupJson } from "@/lib/api/account/policy";
import { group } from "@/lib/api/account/schemas";
import { endpoint, listEndpoint } from "@/lib/http/endpoint";
import { oneOrMany } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { createGroups, listGroups } from "@/lib/services/groups";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/group/", {
  GET: listEndpoint({ run: listGroups, input: page, presentRow: groupJson, envelope: listed, managed: true }),
  POST: endpoint({ run: createGroups, input: oneOrMany(group), present: created(groupJson), managed: true }),
});
