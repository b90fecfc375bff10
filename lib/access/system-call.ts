import type { Call } from "./actor";

/** The call facts of what the program does by itself; it leaves no op row. `time` in ms. */
export function systemCall(time: number): Call {
  return {
    requestId: "0".repeat(32),
    time,
    dialect: "system",
    ip: "",
    source: "",
    userAgent: "",
    cookie: null,
    operationRow: (status) => ({
      ...{ time: new Date(time), ip: "", status, dialect: "system", userId: null, sessionId: null, requestId: "0".repeat(32) },
      ...{ url: "", method: "", path: "", username: null, decisionId: null, policyVersion: null, reason: "system" },
      ...{ content: null, durationMs: 0, repeats: 1 },
    }),
    rowWritten: () => undefined,
    judged: () => undefined,
  };
}
