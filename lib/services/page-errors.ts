import type { SystemActor } from "../access/actor";
import { operation } from "../access/operation";
import { writeLogs } from "../db/log-writer";
import { loggedPath } from "../paths";
import { newId } from "../security/opaque";
import { cleanText } from "../security/redact";

/** A page that could not be drawn. */
export interface PageError {
  readonly method: string;
  /** With or without a query, which is not kept. */
  readonly path: string;
  /** The number the error page shows. */
  readonly digest: string;
  readonly ip: string;
}

/** Leaves a row in the error log. Only the program itself does this, for pages that fail while they are drawn. */
export const recordPageError = operation.internal({
  at: ["POST", "/admin/page-errors/"],
  run: async ({ call }: SystemActor, _target: undefined, { method, path, digest, ip }: PageError): Promise<void> => {
    const url = cleanText(loggedPath(path), 200);
    await writeLogs({
      error: {
        ...{ time: new Date(call.time), ip, status: 500, dialect: "web", userId: null, sessionId: null, requestId: newId() },
        ...{ url, method: cleanText(method, 10), path: url, username: null, decisionId: null, policyVersion: null, reason: "page" },
        ...{ content: cleanText(`服务器内部错误 ${digest}`, 200), trail: null },
      },
    });
  },
});
