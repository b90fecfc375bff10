import { shown } from "@/lib/api/account/collection";
import { account } from "@/lib/api/account/dialect";
import { planJson, planQuery } from "@/lib/api/account/plan";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { previewPlan } from "@/lib/services/policy-plan";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(account, "/account/plan/", {
  POST: endpoint({ run: previewPlan, input: planQuery, present: shown(planJson), managed: true }),
});
