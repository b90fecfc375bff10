import { created, listed } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { user } from "@/lib/api/account/schemas";
import { userJson, userQuery } from "@/lib/api/account/user";
import { endpoint, listEndpoint } from "@/lib/http/endpoint";
import { oneOrMany } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { createUsers, listUsers } from "@/lib/services/users";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/user/", {
  GET: listEndpoint({ run: listUsers, input: userQuery, presentRow: userJson, envelope: listed, managed: true }),
  POST: endpoint({ run: createUsers, input: oneOrMany(user), present: created(userJson), managed: true }),
});
