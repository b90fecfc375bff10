import { access } from "@/lib/api/access/dialect";
import { questions } from "@/lib/api/access/questions";
import { decisions } from "@/lib/api/access/verdict";
import { endpoint } from "@/lib/http/endpoint";
import { route } from "@/lib/http/route";
import { evaluateBatch } from "@/lib/services/evaluation";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(access, "/access/v1/evaluations", {
  POST: endpoint({ run: evaluateBatch, input: questions, present: decisions, managed: true }),
});
