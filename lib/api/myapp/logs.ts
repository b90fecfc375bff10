import { config } from "@/lib/config";
import type { ErrorEntry, LoginEntry, OperationEntry } from "@/lib/domain/log-list";
import { plainTime } from "@/lib/domain/time";
import type { AppError } from "@/lib/errors";
import type { Answer, Json, Refusal } from "@/lib/http/dialect";
import { done, failed } from "./dialect";

/** A row of the login log (contract section 3.5); `result` only where failed tries were asked for. */
export function loginRow({ id, time, username, ip, userAgent, success }: LoginEntry): Json {
  const row = { id, log_time: shown(time), username, ip, ua: userAgent };
  return success === undefined ? row : { ...row, result: success ? "success" : "failure" };
}

/** A row of the operation log. */
export function operationRow({ id, time, ip, url, method, content, durationMs }: OperationEntry): Json {
  const access_time = String(durationMs);
  return { id, re_time: shown(time), re_ip: ip, re_url: url, re_method: method, re_content: content, access_time };
}

/** A row of the error log. */
export function errorRow({ id, time, ip, url, method, content }: ErrorEntry): Json {
  return { id, log_time: shown(time), ip, url, method, content };
}

/** What stands around the rows of a list. */
export function listed(data: Json): Json {
  return { code: 0, msg: "查询成功", data };
}

/** A done deletion (contract section 3.6). */
export function deleted(): Answer {
  return done("删除成功");
}

/** A refused deletion; `missing` is what the log says of ids it does not have. */
export function refusedDeletion(missing: string): (error: AppError) => Refusal | undefined {
  return ({ code, detail }) => {
    if (code !== "invalid") return undefined;
    const [issue] = detail.issues ?? [];
    if (issue?.rule === "rows_too_young") return failed(`最近${issue.params?.days}天的日志必须保留`);
    return failed(issue?.rule === "rows_missing" ? missing : "ids参数错误");
  };
}

function shown(time: Date): string {
  return plainTime(time, config("APP_TIME_ZONE"));
}
