import { z } from "zod";
import type { Json } from "@/lib/http/dialect";
import type { DocumentedDialect } from "@/lib/http/documented";
import { REQUEST_ID_EXAMPLE, requestIdShape } from "@/lib/http/shapes";
import { access } from "./dialect";

const context = z.strictObject({
  id: requestIdShape,
  reason: z.string(),
  error: z.strictObject({ status: z.literal(400), message: z.string() }).optional(),
});
const decision = z.strictObject({ decision: z.boolean(), context });
const told = (reason: string, allowed: boolean): Json => ({ decision: allowed, context: { id: REQUEST_ID_EXAMPLE, reason } });

const SUBJECT = { type: "user", id: "user1" };
const GET = { name: "GET" };
const resource = (id: string) => ({ type: "url", id });
const refusal = (example: string) => ({ schema: z.string(), example });
const FORBIDDEN = "You do not have permission to perform this action.";

/** For other programs: the standard's questions, and the question of a proxy, which is no part of the standard. */
export const accessDocumented: DocumentedDialect = {
  dialect: access,
  document: "authorization-api-1_0",
  title: "OpenID AuthZEN Authorization API 1.0",
  operations: [
    {
      ...{ method: "POST", path: "/access/v1/evaluation", heading: "Access Evaluation API", section: "2.7" },
      summary: "Ask whether a user may do something",
      request: { body: { subject: SUBJECT, action: GET, resource: resource("/account/user/") } },
      status: 200,
      answer: decision,
      example: told("no_grant", false),
    },
    {
      ...{ method: "POST", path: "/access/v1/evaluations", heading: "Access Evaluations API", section: "2.7" },
      summary: "Ask many such questions at once",
      request: {
        body: {
          subject: SUBJECT,
          action: GET,
          evaluations: [{ resource: resource("/account/user/") }, { resource: resource("/account/group/") }],
          options: { evaluations_semantic: "execute_all" },
        },
      },
      status: 200,
      answer: z.union([z.strictObject({ evaluations: z.array(decision) }), decision]),
      example: { evaluations: [told("granted", true), told("no_grant", false)] },
    },
    {
      ...{ method: "GET", path: "/access/forward", heading: "Forward authentication", section: "2.7" },
      summary: "Ask as a proxy whether its caller may go on",
      request: { headers: { "X-Original-Method": "GET", "X-Original-URI": "/report/monthly/?page=1" } },
      status: 200,
      answer: z.strictObject({ decision: z.literal(true) }),
      example: { decision: true },
      refusals: { 400: "x-original-uri: This field is required.", 403: FORBIDDEN },
      extension: true,
    },
  ],
  refusals: {
    400: refusal("subject.id: This field is required."),
    401: refusal("Authentication credentials were not provided or do not hold."),
    403: refusal(FORBIDDEN),
    404: refusal("Not found."),
    405: refusal("Method not allowed."),
    413: refusal("Request body too large."),
    415: refusal("The body must be application/json."),
    500: refusal(`A server error occurred. (${REQUEST_ID_EXAMPLE})`),
    503: refusal(`Service temporarily unavailable. (${REQUEST_ID_EXAMPLE})`),
  },
};
