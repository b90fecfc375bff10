import type { AppError, Issue } from "@/lib/errors";
import { type Answer, json, type Refusal } from "@/lib/http/dialect";

/** The answer of `POST /vertifications/`. */
export function codeSent(sent: boolean): Answer {
  return sent ? json(200, { message: "发送成功" }) : { ...json(400, { message: "发送失败" }), message: "发送失败" };
}

/** Without a phone, and over a limit, this endpoint answers 403 in its own words (contract section 6.1). */
export function refusedCode(error: AppError): Refusal | undefined {
  const { issues = [], retryAfter = 1 } = error.detail;
  if (error.code === "too_many") return refusal(`发送过于频繁，请${retryAfter}秒后再试`);
  return error.code === "invalid" && issues.some(isPhoneMissing) ? refusal("缺少参数") : undefined;
}

function isPhoneMissing({ field, rule }: Issue): boolean {
  return rule === "dict" || (field === "phone" && (rule === "required" || rule === "null" || rule === "blank"));
}

function refusal(msg: string): Refusal {
  return { status: 403, body: { msg }, message: msg };
}
