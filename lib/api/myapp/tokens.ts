import type { AppError, CredentialProblem } from "@/lib/errors";
import { type Answer, json, type Refusal } from "@/lib/http/dialect";
import { CHINESE } from "../drf/chinese";

/** A done refresh (contract section 3.3). */
export function refreshed({ access }: { access: string }): Answer {
  return json(200, { access });
}

/** A usable token (contract section 3.4). */
export function verified(): Answer {
  return json(200, {});
}

/** A token that gives no other. */
export function refusedRefresh(error: AppError): Refusal | undefined {
  const { problem } = error.detail;
  if (problem === "wrong_type") return unusable(CHINESE.tokenType);
  if (problem !== "user_gone" && problem !== "user_inactive") return refusedToken(error);
  const detail = "No active account found for the given token.";
  return { status: 401, body: { detail }, message: detail };
}

/** A token that is not usable: told flat, other than where a token proves the caller. */
export function refusedToken(error: AppError): Refusal | undefined {
  const { problem } = error.detail;
  return problem && unusable(TOLD[problem] ?? CHINESE.tokenInvalid);
}

const TOLD: Partial<Record<CredentialProblem, string>> = { no_exp: CHINESE.noExp, no_jti: CHINESE.noId };

function unusable(detail: string): Refusal {
  return { status: 401, body: { detail, code: "token_not_valid" }, message: detail };
}
