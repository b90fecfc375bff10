import type { FormProblem } from "@/lib/domain/form-state";
import type { AppError } from "@/lib/errors";
import { texts } from "./texts";

/** An error as a form tells it, in the reader's language: a sentence per broken rule, or one for the whole. */
export async function problemsOf(error: AppError, requestId: string): Promise<FormProblem[]> {
  const t = await texts("errors");
  const { issues = [], retryAfter = 1 } = error.detail;
  if (issues.length > 0) {
    return issues.map(({ field, rule, params, row }) => {
      const problem = { field, text: t(`rules.${rule}`, { ...params }) };
      return row === undefined ? problem : { ...problem, row };
    });
  }
  const waits = retryAfter < 90 ? { wait: retryAfter, unit: "seconds" } : { wait: Math.ceil(retryAfter / 60), unit: "minutes" };
  const whole = { field: null, text: t(`codes.${error.code}`, { ...waits, request: requestId.slice(0, 8) }) };
  return [error.code === "too_many" ? { ...whole, wait: { seconds: retryAfter, over: t("waitOver") } } : whole];
}
