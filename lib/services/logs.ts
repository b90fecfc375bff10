import type { Principal } from "../access/actor";
import { operation } from "../access/operation";
import { authorOf } from "../access/receipt-author";
import { config } from "../config";
import { addReceipt } from "../db/audit";
import { deleteLogRows, factsOf } from "../db/log-delete";
import { listErrors, listLogins, listOperations } from "../db/log-query";
import { transaction } from "../db/transaction";
import { type IdsReading, requiredIds } from "../domain/id-list";
import type { Listing } from "../domain/listing";
import type { LogName } from "../domain/log";
import type { ErrorEntry, ErrorFilter, LoginEntry, LoginFilter, LogQuery, OperationEntry, OperationFilter } from "../domain/log-list";
import { invalid } from "../errors";

const DAY = 86_400_000;

/** What is to be deleted. */
export interface LogChoice {
  readonly ids: IdsReading;
}

/** Done sign-ins and registrations of every dialect; with another `result` refused ones too. */
export const listLoginLog = operation({
  at: ["GET", "/myapp/log/login/"],
  run: (_actor: Principal, _target: undefined, query: LogQuery<LoginFilter>): Promise<Listing<LoginEntry>> => listLogins(query),
});

/** Every recorded request. */
export const listOperationLog = operation({
  at: ["GET", "/myapp/log/op/"],
  run: (_actor: Principal, _target: undefined, query: LogQuery<OperationFilter>): Promise<Listing<OperationEntry>> => listOperations(query),
});

/** Refusals on managed data, and failures of ours. */
export const listErrorLog = operation({
  at: ["GET", "/myapp/log/error/"],
  run: (_actor: Principal, _target: undefined, query: LogQuery<ErrorFilter>): Promise<Listing<ErrorEntry>> => listErrors(query),
});

/** Deletes rows of the login log. Raises `invalid` on `ids`: `rows_missing` when one is unknown, and then nothing is deleted. */
export const deleteLoginLog = operation({
  at: ["DELETE", "/myapp/log/login/delete"],
  run: (actor: Principal, _target: undefined, choice: LogChoice) => remove(actor, "login", choice),
});

/** Deletes rows of the operation log; see `deleteLoginLog`. */
export const deleteOperationLog = operation({
  at: ["DELETE", "/myapp/log/op/delete"],
  run: (actor: Principal, _target: undefined, choice: LogChoice) => remove(actor, "op", choice),
});

/** Deletes rows of the error log; see `deleteLoginLog`. */
export const deleteErrorLog = operation({
  at: ["DELETE", "/myapp/log/error/delete"],
  run: (actor: Principal, _target: undefined, choice: LogChoice) => remove(actor, "error", choice),
});

/** The deletion, its receipt and the record of the call stand or fall together. */
async function remove(actor: Principal, log: LogName, choice: LogChoice): Promise<void> {
  const { call } = actor;
  const ids = requiredIds("ids", choice.ids);
  await transaction(async (tx) => {
    const removed = await deleteLogRows(tx, log, ids);
    if (removed.rows < ids.length) throw invalid("ids", "rows_missing");
    const days = config("LOG_MIN_RETENTION_DAYS");
    if (days > 0 && removed.newest !== null && call.time - removed.newest < days * DAY) throw invalid("ids", "rows_too_young", { days });
    await addReceipt(tx, { ...authorOf(actor), act: "delete", log, scope: JSON.stringify({ ids: ids }), ...factsOf(removed) });
    await tx.operationLog.create({ data: call.operationRow(200) });
  });
  call.rowWritten();
}
