import { access } from "@/lib/api/access/dialect";
import { question } from "@/lib/api/access/questions";
import { decision } from "@/lib/api/access/verdict";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { evaluateAccess } from "@/lib/services/evaluation";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(access, "/access/v1/evaluation", {
  POST: endpoint({ run: evaluateAccess, input: question, present: decision, managed: true }),
});
