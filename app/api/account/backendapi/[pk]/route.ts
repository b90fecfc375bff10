import { deleted, shown } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { apiJson } from "@/lib/api/account/policy";
import { backendApi, backendApiPart } from "@/lib/api/account/schemas";
import { endpoint } from "@/lib/http/endpoint";
import { nothing, object } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { changeApi, deleteApi, readApiByKey, replaceApi } from "@/lib/services/apis";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/backendapi/{pk}/", {
  GET: endpoint({ run: readApiByKey, input: nothing, present: shown(apiJson), managed: true }),
  PUT: endpoint({ run: replaceApi, input: object(backendApi), present: shown(apiJson), managed: true }),
  PATCH: endpoint({ run: changeApi, input: object(backendApiPart), present: shown(apiJson), managed: true }),
  DELETE: endpoint({ run: deleteApi, input: nothing, present: deleted, managed: true }),
});
