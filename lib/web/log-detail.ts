import { type LogState, logHref } from "@/lib/domain/log-address";
import { LOG_KEYS, type LogKey, type LogRecord } from "@/lib/domain/log-filter";
import { withValue } from "@/lib/domain/log-terms";
import { formats } from "./formats";
import { clientWords } from "./log-rows";
import { texts } from "./texts";

/** One thing that a row tells, and where the page asks for it or keeps it out. */
export interface RowFact {
  readonly name: string;
  readonly value: string;
  readonly include?: string | undefined;
  readonly exclude?: string | undefined;
  readonly mono?: boolean;
}

/** What a row tells besides its status, time and request line, in the order of the panel. What it does not have is left out. */
export async function factsOf(state: LogState, row: LogRecord): Promise<RowFact[]> {
  const [t, { number }] = [await texts("explorer"), await formats()];
  const keys: readonly LogKey[] = LOG_KEYS[state.log];
  const ways = (key: LogKey, value: string) =>
    keys.includes(key) && {
      include: logHref(state, {
        terms: withValue(
          state.terms.filter((term) => term.key !== key),
          key,
          value,
        ),
      }),
      exclude: logHref(state, { terms: withValue(state.terms, key, value, true) }),
    };
  const { username, ip, durationMs, userAgent, sessionId, requestId, dialect, policyVersion, reason, repeats, url, method } = row;
  const facts: (RowFact | null)[] = [
    { name: t("user"), value: username || t("nobody"), ...ways("user", username ?? "") },
    { name: t("ip"), value: ip, ...ways("ip", ip) },
    method === null ? null : { name: t("method"), value: method, mono: true, ...ways("method", method) },
    url === null ? null : { name: t("url"), value: url, mono: true, ...ways("url", url) },
    { name: t("status"), value: String(row.status), mono: true, ...ways("status", String(row.status)) },
    durationMs === null ? null : { name: t("duration"), value: number(durationMs) },
    userAgent === null
      ? null
      : { name: t("client"), value: clientWords(userAgent) === userAgent ? userAgent : `${clientWords(userAgent)} (${userAgent})` },
    repeats === null || repeats < 2 ? null : { name: t("rows"), value: t("repeats", { count: number(repeats) }) },
    { name: t("keys.dialect"), value: dialect, ...ways("dialect", dialect) },
    sessionId === null ? null : { name: t("session"), value: sessionId, mono: true },
    { name: t("keys.request"), value: requestId, mono: true, ...ways("request", requestId) },
    policyVersion === null ? null : { name: t("policy"), value: String(policyVersion) },
    reason === null ? null : { name: t("reason"), value: reason, mono: true },
    { name: t("name"), value: String(row.id) },
  ];
  return facts.filter((fact) => fact !== null);
}
