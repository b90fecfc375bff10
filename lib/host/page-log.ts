import type { IncomingMessage, ServerResponse } from "node:http";
import { now } from "@/lib/clock";
import { CLIENT_HEADER } from "@/lib/http/client-address";
import { noteRequest } from "@/lib/http/request-log";
import { loggedPath } from "@/lib/paths";
import { cleanText } from "@/lib/security/redact";

/** Counts and tells a request of a page once it is answered; files of the pages are left out. The headers must be settled. */
export function notePage(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const path = incoming.url ?? "";
  if (path.startsWith("/_next/")) return;
  const [time, started] = [now(), performance.now()];
  const [, ip = ""] = String(incoming.headers[CLIENT_HEADER] ?? "").split(" ");
  outgoing.once("close", () => {
    const requestId = outgoing.getHeader("x-request-id");
    const facts = {
      ...{ time, dialect: "web", method: incoming.method ?? "", path: cleanText(loggedPath(path), 200), status: outgoing.statusCode },
      ...{ durationMs: Math.round(performance.now() - started), userId: null, ip },
    };
    noteRequest({ ...facts, requestId: typeof requestId === "string" ? requestId : null }, false);
  });
}
