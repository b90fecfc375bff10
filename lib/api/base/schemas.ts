import { z } from "zod";

/** `POST access_token` (contract section 5.1). */
export const credentials = z.object({ username: jsonText(), password: jsonText() });

/** `POST refresh_token` (contract section 5.2). */
export const refresh = z.object({ refresh_token: jsonText() });

/** A JSON string and nothing else; `""` is one. This document tells every fault alike, so one rule stands for all. */
function jsonText() {
  const isText = (value: unknown) => typeof value === "string" && !/[\0\uD800-\uDFFF]/u.test(value);
  return z.custom<string>(isText, { params: { rule: "not_text" } }).meta({ type: "string" });
}
