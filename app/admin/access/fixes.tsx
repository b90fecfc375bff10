import { ActionForm } from "@/components/ui/action-form";
import { PageLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { maskedPath, suggestedName } from "@/lib/domain/path-masks";
import type { Trail } from "@/lib/domain/trail";
import { nearMisses } from "@/lib/domain/trail-summary";
import { paths } from "@/lib/paths";
import type { TestedCall } from "@/lib/services/access-test";
import { createApiWithGrants } from "@/lib/services/api-registration";
import { addToDraft } from "@/lib/services/policy-draft";
import { addressOf } from "@/lib/web/list-query";
import { requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { addFix } from "./actions";
import { spanWords, type Words } from "./words";

type Fix = TestedCall["fixes"][number];

/** What would let the refused in, each with a button that adds it to the reader's draft. `to` is where that leads. */
export async function Fixes({ trail, fixes, to, words }: { trail: Trail; fixes: readonly Fix[]; to: string; words: Words }) {
  const { t } = words;
  const mayDraft = may(await requireUser(), addToDraft);
  if (trail.reason === "no_grant" && trail.apis.length === 0) return <NoApi trail={trail} words={words} />;
  if (fixes.length === 0) return null;
  return (
    <section className="grid gap-2" aria-labelledby="fix-title">
      <h3 id="fix-title" className="text-sm font-normal text-ink-2">
        {t("fix")}
      </h3>
      <ul className="grid gap-2">
        {fixes.map((fix, at) => (
          <li
            key={JSON.stringify(fix.changes)}
            className={`flex flex-wrap items-center gap-3 rounded-md border px-4 py-3 text-sm ${at === 0 ? "border-accent-line bg-accent-soft" : "border-line-strong"}`}
          >
            <div className="grid min-w-0 flex-1">
              <b className="font-semibold break-words">{titleOf(fix, trail, words)}</b>
              <span className="text-ink-2">{t("fixReach", { count: fix.reach })}</span>
            </div>
            {mayDraft && (
              <ActionForm action={addFix.bind(null, JSON.stringify(fix.changes), to)} className="grid gap-2">
                <SubmitButton look={at === 0 ? "primary" : "plain"}>{t("addToDraft")}</SubmitButton>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** No API covers the path: the way to register one that does, with its pattern, names and method filled in. */
async function NoApi({ trail: { path, method }, words: { t } }: { trail: Trail; words: Words }) {
  const actor = await requireUser();
  const { shown, pattern } = maskedPath(path);
  const { name, app } = suggestedName(shown);
  return (
    <Note look="info">
      <p>{t("noApi")}</p>
      {actor.user.isSuperuser && may(actor, createApiWithGrants) && (
        <PageLink
          href={addressOf(paths.newApi, { pattern, name, app_name: app, methods: method })}
          className="rounded-sm text-accent-text underline underline-offset-3"
        >
          {t("register", { path: shown })}
        </PageLink>
      )}
    </Note>
  );
}

/** What nearly let the call in. */
export function NearMisses({ trail, words }: { trail: Trail; words: Words }) {
  const { t } = words;
  const misses = nearMisses(trail).slice(0, 5);
  if (misses.length === 0) return null;
  return (
    <section className="grid gap-2" aria-labelledby="miss-title">
      <h3 id="miss-title" className="text-sm font-normal text-ink-2">
        {t("nearMiss")}
      </h3>
      {misses.map((miss) => {
        const api = miss.api.name ?? miss.api.pattern;
        const { method } = trail;
        const text =
          miss.kind === "method"
            ? t("missMethod", { api, method, methods: miss.methods.join(", ") })
            : miss.kind === "span"
              ? t("missSpan", { api, method: miss.grant.method, span: spanWords(words, miss.grant) ?? "" })
              : t("missMembership", { api, method, group: miss.group.name, span: spanWords(words, miss.group) ?? "" });
        return (
          <Note key={text} look="warning">
            <p className="break-words">{text}</p>
          </Note>
        );
      })}
    </section>
  );
}

function titleOf({ kind, method, api, group, changes }: Fix, { subject }: Trail, { t }: Words): string {
  const name = subject?.name ?? "";
  const holder = group?.name ?? name;
  const what = api?.name ?? api?.pattern ?? "";
  if (kind === "enable") return t("fixEnable", { name });
  if (kind === "rejoin") return t("fixRejoin", { name, group: group?.name ?? "" });
  const sentence = t(kind === "prolong" ? "fixProlong" : "fixGrant", { method, api: what, holder });
  return changes.length > 1 ? `${sentence} ${t("fixEnableToo")}` : sentence;
}
