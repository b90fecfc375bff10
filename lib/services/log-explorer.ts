import type { Principal } from "../access/actor";
import { operation } from "../access/operation";
import { type LogView, logView } from "../db/log-view";
import type { LogFilter } from "../domain/log-filter";

export type { LogView } from "../db/log-view";

/** What one may ask of a log: the filter without the log, which the operation names. */
export type LogScope = Omit<LogFilter, "log">;

/** The login log under a filter, failed tries too; needs the right to list it. */
export const exploreLogins = operation({
  at: ["GET", "/myapp/log/login/"],
  run: async (_actor: Principal, _target: undefined, question: LogScope): Promise<LogView> => logView({ ...question, log: "login" }),
});

/** The operation log under a filter. */
export const exploreOperations = operation({
  at: ["GET", "/myapp/log/op/"],
  run: async (_actor: Principal, _target: undefined, question: LogScope): Promise<LogView> => logView({ ...question, log: "op" }),
});

/** The error log under a filter. */
export const exploreErrors = operation({
  at: ["GET", "/myapp/log/error/"],
  run: async (_actor: Principal, _target: undefined, question: LogScope): Promise<LogView> => logView({ ...question, log: "error" }),
});
