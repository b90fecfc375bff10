import { z } from "zod";
import { config } from "@/lib/config";
import type { Draft, RawFields } from "@/lib/domain/draft";
import { text } from "@/lib/domain/fields";
import type { FormState } from "@/lib/domain/form-state";
import { parseStart, plainTime } from "@/lib/domain/time";
import type { Span } from "@/lib/domain/validity";
import { paths } from "@/lib/paths";
import { changeSpan, extendSpan, removeSpan } from "@/lib/services/validity";
import { draftOf } from "./form-fields";
import { submit } from "./submit";

const moment = () => text({ nullable: true, check: (value) => (momentOf(value) ? undefined : "date_time") });
const sentSpan = draftOf(z.object({ from: moment(), until: moment() }));

/** Reads `from` and `until` of a form, wall-clock times of the zone of `APP_TIME_ZONE` to the minute; empty for no bound. */
export function spanOf(sent: RawFields): Draft<Span> {
  const fields = { from: "", until: "", ...sent.fields };
  const { values, ...rest } = sentSpan({ fields });
  return { ...rest, values: { from: momentOf(values.from ?? null), until: momentOf(values.until ?? null) } };
}

/** A moment as the field of a form holds it, in the zone of `APP_TIME_ZONE`. */
export function momentField(time: Date | null): string {
  return time ? plainTime(time, config("APP_TIME_ZONE")).slice(0, 16).replace(" ", "T") : "";
}

/** Gives what `ref` names the span of a form. */
export async function submitSpan(ref: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: changeSpan,
    params: { ref },
    read: spanOf,
    after: () => ({ toast: { key: "validity.saved" } }),
  });
}

/** Moves the end of what `ref` names 30 days on. */
export async function submitExtension(ref: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: extendSpan,
    params: { ref },
    read: () => undefined,
    after: ({ holder, until }) => ({
      toast: {
        key: "validity.extended",
        values: { name: holder.name, until: until ? plainTime(until, config("APP_TIME_ZONE")).slice(0, 16) : "" },
      },
    }),
  });
}

/** Takes away what `ref` names. */
export async function submitSpanRemoval(ref: string, form: FormData): Promise<FormState> {
  return submit(form, {
    run: removeSpan,
    params: { ref },
    read: () => undefined,
    after: () => ({ to: paths.expiring, toast: { key: "validity.removed" } }),
  });
}

function momentOf(value: string | null): Date | null {
  if (value === null || !/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(value)) return null;
  const full = value.length === 16 ? `${value}:00` : value;
  return parseStart(full.replace("T", " "), config("APP_TIME_ZONE"));
}
