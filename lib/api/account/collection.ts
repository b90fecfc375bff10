import type { OneOrManyRows } from "@/lib/domain/batch";
import type { Window } from "@/lib/domain/listing";
import type { Answer, Json } from "@/lib/http/dialect";
import type { InputReader } from "@/lib/http/endpoint";
import { readWindow } from "@/lib/http/listing";
import { succeeded } from "./dialect";

/** The opt-in page of a list call. */
export const page: InputReader<Window | null> = { readsBody: () => false, read: ({ query }) => readWindow(query) };

/** What surrounds the rows of a list. */
export function listed(data: Json): Json {
  return { code: 200, data, msg: "请求成功" };
}

/** Presents what was created: one object, or an array in input order. */
export function created<R>(presentRow: (row: R) => Json): (rows: OneOrManyRows<R>) => Answer {
  return (rows) => succeeded(201, "one" in rows ? presentRow(rows.one) : rows.many.map(presentRow));
}

/** Presents one object that was read or changed. */
export function shown<R>(presentRow: (row: R) => Json): (row: R) => Answer {
  return (row) => succeeded(200, presentRow(row));
}

/** Tells that something was deleted. */
export function deleted(): Answer {
  return succeeded(204, null);
}
