import type { ErrorRow, LoginRow, OperationRow } from "@/lib/domain/log";
import type { Random } from "./random";

export interface SeedCaller {
  readonly id: number;
  readonly username: string;
}

/** A call that leaves rows in the logs: method, address, dialect, and the message of its refusal. */
type Sample = readonly [method: string, url: string, dialect: string, refusal: string];

/** An operation row at `time`, by one of `callers` or by a stranger when there are none. */
export function seedOperation(random: Random, time: Date, callers: readonly SeedCaller[]): OperationRow {
  const [method, url, dialect] = random.of(CALLS);
  const status = random.below(12) === 0 ? 403 : 200;
  const content = method === "GET" ? null : JSON.stringify({ body: { username: "***", first_name: "***" } });
  return { ...judged(random, { time, status, url, method, dialect }, callers), content, durationMs: 1 + random.below(60), repeats: 1 };
}

/** A row of the error log at `time`. */
export function seedError(random: Random, time: Date, callers: readonly SeedCaller[]): ErrorRow {
  const [method, url, dialect, content] = random.of(CALLS);
  return { ...judged(random, { time, status: 403, url, method, dialect }, callers), content, trail: null };
}

/** A sign-in at `time`, one of ten refused. */
export function seedLogin(random: Random, time: Date, callers: readonly SeedCaller[]): LoginRow {
  const caller = callers[random.below(callers.length)];
  const success = random.below(10) !== 0;
  const dialect = random.of(["myapp", "account", "base", "excourse"]);
  return {
    ...trace(random, { time, status: success ? 200 : 401, dialect }),
    userId: success ? (caller?.id ?? null) : null,
    sessionId: null,
    username: caller?.username ?? "visitor",
    userAgent: random.of(USER_AGENTS),
    success,
  };
}

interface Called {
  readonly time: Date;
  readonly status: number;
  readonly url: string;
  readonly method: string;
  readonly dialect: string;
}

function judged(random: Random, call: Called, callers: readonly SeedCaller[]) {
  const caller = callers[random.below(callers.length)];
  return {
    ...trace(random, call),
    url: call.url,
    method: call.method,
    path: call.url,
    userId: caller?.id ?? null,
    username: caller?.username ?? null,
    sessionId: null,
    decisionId: call.status === 403 ? random.hex() : null,
    policyVersion: 1,
    reason: call.status === 403 ? "no_grant" : "granted",
  };
}

function trace(random: Random, { time, status, dialect }: Pick<Called, "time" | "status" | "dialect">) {
  // The networks that are set aside for examples.
  const ip = `${random.of(["192.0.2", "198.51.100", "203.0.113"])}.${1 + random.below(254)}`;
  return { time, ip, status, dialect, requestId: random.hex() };
}

const FORBIDDEN_EN = "detail: You do not have permission to perform this action.";
const FORBIDDEN_ZH = "您没有执行该操作的权限。";

const CALLS: readonly [Sample, ...Sample[]] = [
  ["GET", "/account/user/", "account", FORBIDDEN_EN],
  ["GET", "/account/user/1/", "account", FORBIDDEN_EN],
  ["POST", "/account/user/", "account", "username: A user with that username already exists."],
  ["PATCH", "/account/user/1/", "account", "email: Enter a valid email address."],
  ["DELETE", "/account/user/multiple_delete/", "account", FORBIDDEN_EN],
  ["GET", "/account/group/", "account", FORBIDDEN_EN],
  ["POST", "/account/group/1/permission/", "account", FORBIDDEN_EN],
  ["GET", "/myapp/log/op/", "myapp", FORBIDDEN_ZH],
  ["GET", "/myapp/log/login/", "myapp", FORBIDDEN_ZH],
  ["DELETE", "/myapp/log/op/delete", "myapp", "删除的操作日志对象不存在"],
  ["GET", "/api/v1/base/userinfo", "base", FORBIDDEN_ZH],
  ["GET", "/users/1/", "excourse", FORBIDDEN_ZH],
  ["PUT", "/users/1/", "excourse", FORBIDDEN_ZH],
];

const USER_AGENTS: readonly [string, ...string[]] = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
  "Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0",
  "okhttp/4.12.0",
  "curl/8.9.1",
];
