import { type Answer, type Json, json } from "@/lib/http/dialect";
import type { BatchVerdict, LetThrough, Verdict } from "@/lib/services/evaluation";
import { ENGLISH } from "../drf/english";

/** The answer to one question. */
export function decision(verdict: Verdict): Answer {
  return json(200, told(verdict));
}

/** The answers to many questions, in their order; a call that is itself the question gets its answer alone. */
export function decisions({ single, verdicts }: BatchVerdict): Answer {
  const [first] = verdicts;
  return json(200, single && first ? told(first) : { evaluations: verdicts.map(told) });
}

/** Leave for a proxy, with who calls as headers for the program behind it. */
export function letThrough({ id, username, groups }: LetThrough): Answer {
  const names = groups.map(headerText);
  const headers = { "X-Gatehouse-User": headerText(username), "X-Gatehouse-Id": String(id), "X-Gatehouse-Groups": fitting(names) };
  return json(200, { decision: true }, headers);
}

/** Proxies take some kilobytes of headers in all; a name that would be cut is left out whole. */
const LONGEST = 4000;

function told({ allowed, reason, decisionId, issue }: Verdict): Json {
  const id = { id: decisionId, reason };
  if (!issue) return { decision: allowed, context: id };
  const message = `${issue.field ?? "body"}: ${ENGLISH.rules[issue.rule](issue.params ?? {})}`;
  return { decision: false, context: { ...id, error: { status: 400, message } } };
}

function fitting(names: readonly string[]): string {
  let length = 0;
  const short = names.filter((name) => {
    length += name.length + 1;
    return length <= LONGEST;
  });
  return short.join(",");
}

/** Text as a header can carry it: what is not visible ASCII, and `%` and `,`, as UTF-8 in percent escapes. */
function headerText(text: string): string {
  return text.replace(/[^!-~]|[%,]/gu, (character) => encodeURIComponent(character));
}
