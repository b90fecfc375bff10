import { shown } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { userJson } from "@/lib/api/account/user";
import { endpoint } from "@/lib/http/endpoint";
import { nothing } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { restoreUser } from "@/lib/services/recycle-bin";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/recycle/{pk}/restore/", {
  POST: endpoint({ run: restoreUser, input: nothing, present: shown(userJson), managed: true }),
});
