import { deleted, shown } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { user, userPart } from "@/lib/api/account/schemas";
import { userJson } from "@/lib/api/account/user";
import { endpoint } from "@/lib/http/endpoint";
import { nothing, object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { changeUser, replaceUser } from "@/lib/services/user-changes";
import { deleteUser } from "@/lib/services/user-deletion";
import { readUserByKey } from "@/lib/services/users";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/user/{pk}/", {
  GET: endpoint({ run: readUserByKey, input: nothing, present: shown(userJson), managed: true }),
  PUT: endpoint({ run: replaceUser, input: object(user), present: shown(userJson), managed: true }),
  PATCH: endpoint({ run: changeUser, input: object(userPart), present: shown(userJson), managed: true }),
  DELETE: endpoint({ run: deleteUser, input: nothing, present: deleted, managed: true }),
});
