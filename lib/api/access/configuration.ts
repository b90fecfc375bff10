import { publicOrigin } from "@/lib/http/same-origin";

/** The metadata of this policy decision point (AuthZEN 1.0, section 9), as JSON text. */
export function configuration(request: Request): string {
  const origin = publicOrigin(request);
  return JSON.stringify({
    policy_decision_point: origin,
    access_evaluation_endpoint: `${origin}/access/v1/evaluation`,
    access_evaluations_endpoint: `${origin}/access/v1/evaluations`,
  });
}
