import { config } from "@/lib/config";
import { readDraft, settle } from "@/lib/domain/draft";
import type { ErrorFilter, LoginFilter, LogQuery, OperationFilter } from "@/lib/domain/log-list";
import { parseEnd, parseStart } from "@/lib/domain/time";
import type { AppError } from "@/lib/errors";
import type { Refusal } from "@/lib/http/dialect";
import type { Submission } from "@/lib/http/endpoint";
import { fieldsOfQuery } from "@/lib/http/input";
import { readWindow } from "@/lib/http/listing";
import { CHINESE } from "../drf/chinese";
import { fieldErrors } from "../drf/texts";
import { failed } from "./dialect";
import { errorFilter, loginFilter, operationFilter } from "./schemas";

const WITHOUT_BODY = { readsBody: () => false };

/** Parameters of the login log; done sign-ins unless `result` says otherwise. */
export const loginQuery = {
  ...WITHOUT_BODY,
  schema: loginFilter,
  read: ({ query }: Submission): LogQuery<LoginFilter> => {
    const { result = "success", ...rest } = settle(readDraft(loginFilter, fieldsOfQuery(query)));
    return { filter: { ...dated(rest), result }, window: readWindow(query) };
  },
};

/** Parameters of the operation log. */
export const operationQuery = {
  ...WITHOUT_BODY,
  schema: operationFilter,
  read: ({ query }: Submission): LogQuery<OperationFilter> => ({
    filter: dated(settle(readDraft(operationFilter, fieldsOfQuery(query)))),
    window: readWindow(query),
  }),
};

/** Parameters of the error log. */
export const errorQuery = {
  ...WITHOUT_BODY,
  schema: errorFilter,
  read: ({ query }: Submission): LogQuery<ErrorFilter> => ({
    filter: dated(settle(readDraft(errorFilter, fieldsOfQuery(query)))),
    window: readWindow(query),
  }),
};

/** An invalid filter (contract section 7.2). */
export function refusedFilter(error: AppError): Refusal | undefined {
  return error.code === "invalid" ? failed("参数错误", fieldErrors(error.detail.issues ?? [], CHINESE)) : undefined;
}

interface Typed {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/** The schema has seen to it that both can be read. */
function dated<F extends Typed>({ start, end, ...rest }: F) {
  const zone = config("APP_TIME_ZONE");
  return {
    ...rest,
    ...(start !== undefined && { start: parseStart(start, zone) ?? undefined }),
    ...(end !== undefined && { end: parseEnd(end, zone) ?? undefined }),
  };
}
