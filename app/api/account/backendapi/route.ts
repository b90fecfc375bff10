import { created, listed, page } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { apiJson } from "@/lib/api/account/policy";
import { backendApi } from "@/lib/api/account/schemas";
import { endpoint, listEndpoint } from "@/lib/http/endpoint";
import { oneOrMany } from "@/lib/http/input";
import { route } from "@/lib/http/route";
import { createApis, listApis } from "@/lib/services/apis";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/backendapi/", {
  GET: listEndpoint({ run: listApis, input: page, presentRow: apiJson, envelope: listed, managed: true }),
  POST: endpoint({ run: createApis, input: oneOrMany(backendApi), present: created(apiJson), managed: true }),
});
