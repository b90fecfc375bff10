import { z } from "zod";
import type { AuditEntry } from "@/lib/domain/audit";
import type { FormState } from "@/lib/domain/form-state";
import { archiveTold } from "@/lib/domain/log-archive";
import { verifyReceipts } from "@/lib/services/receipts";
import { formats } from "./formats";
import { submit } from "./submit";
import { texts } from "./texts";

const scopes = z.union([
  z.object({ ids: z.array(z.number()) }),
  z.object({ query: z.string(), from: z.number(), to: z.number() }).transform(({ query, to }) => ({ query, to })),
]);

/** What a receipt says was asked for, in the reader's language. */
export async function scopeWords({ scope }: Pick<AuditEntry, "scope">): Promise<string> {
  const [t, { time }] = await Promise.all([texts("removals"), formats()]);
  const asked = scopes.safeParse(JSON.parse(scope)).data;
  if (!asked) return scope;
  if ("ids" in asked) return t("scopeIds", { count: asked.ids.length });
  const files = archiveTold(scope).map(({ name }) => t("archivedIn", { name }));
  return [asked.query, t("before", { time: time(new Date(asked.to)).absolute }), ...files].filter(Boolean).join(" · ");
}

/** Reads the whole chain and says how it went on the next page. */
export async function submitVerification(form: FormData): Promise<FormState> {
  return submit(form, {
    ...{ run: verifyReceipts, read: () => undefined },
    after: ({ entries, broken }) => ({
      toast: broken === null ? { key: "removals.holdsGood", values: { entries } } : { key: "removals.broken", values: { id: broken } },
    }),
  });
}
