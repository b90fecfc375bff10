import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { ButtonLink, PageLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { SelectField, TextField } from "@/components/ui/text-field";
import { FieldProblems } from "@/components/users/field-problems";
import { paths } from "@/lib/paths";
import { readRadius } from "@/lib/services/user-directory";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import type { SearchParams } from "@/lib/web/table-query";
import { texts } from "@/lib/web/texts";
import { BATCH_ACTS, mayBatch } from "@/lib/web/user-batch";
import { userChoice, userListQuery } from "@/lib/web/user-list";
import { groupChoices } from "@/lib/web/user-words";
import { submitBatch } from "../actions";
import { batchTexts, Figures } from "./figures";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("users"))("title") };
}

/** More users than this, or superusers among them: the number has to be typed. */
const UNTYPED = 20;

export default async function UserBatchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const sent = await searchParams;
  const act = BATCH_ACTS.find((name) => name === sent.act);
  if (!act) notFound();
  const radius = await load(readRadius, {}, userChoice(sent));
  const [actor, t, shell, general, { number }] = await Promise.all([
    ...([requireUser(), texts("users"), texts("shell"), texts("general"), formats()] as const),
  ]);
  if (!mayBatch(actor, act, radius.ids)) forbidden();
  const count = radius.ids.length;
  const list = userListQuery(sent).href({});
  const words = batchTexts(act, t, count);
  const typed = act === "delete" && (count > UNTYPED || radius.superusers > 0) ? String(count) : null;
  return (
    <Page
      title={count === 0 ? t("noneChosen") : words.ask}
      crumbs={[{ label: shell("directory") }, { label: t("title"), href: paths.users }]}
      crumbsLabel={shell("breadcrumb")}
    >
      {count === 0 ? (
        <EmptyState of="nothing" title={t("noneChosen")} acts={<ButtonLink href={list}>{t("toUsers")}</ButtonLink>}>
          {radius.withoutOwn ? t("withoutOwn") : t("noneChosenLead")}
        </EmptyState>
      ) : (
        <ActionForm action={submitBatch.bind(null, act, typed, list)} className="grid max-w-160 gap-4 px-6 pb-8 text-sm max-sm:px-4">
          <input type="hidden" name="ids" value={radius.ids.join(",")} />
          <FieldProblems fields={["ids"]} />
          <p className="text-ink-2">{words.lead}</p>
          <Figures act={act} radius={radius} t={t} number={number} />
          <p className="text-ink-3">
            {t("forExample")}{" "}
            {radius.sample.map(({ id, username }, at) => (
              <span key={id}>
                {at > 0 && ", "}
                <PageLink href={paths.user(id)} className="rounded-sm text-ink hover:underline">
                  {username}
                </PageLink>
              </span>
            ))}
          </p>
          {radius.withoutOwn && (
            <Note>
              <p>{t("withoutOwn")}</p>
            </Note>
          )}
          {(act === "delete" || act === "disable") && radius.emptied.length > 0 && (
            <Note look="warning">
              <p>{t("emptiedGroups", { names: radius.emptied.join(", ") })}</p>
            </Note>
          )}
          {(act === "join" || act === "leave") && <SelectField name="group" label={t("chooseGroup")} choices={await groupOptions()} />}
          {typed !== null && (
            <TextField name="confirm" label={t("typeCount", { count: typed })} inputMode="numeric" autoComplete="off" required />
          )}
          <div className="flex flex-wrap gap-2">
            <ButtonLink href={list}>{general("cancel")}</ButtonLink>
            <SubmitButton look={act === "delete" ? "danger" : "primary"}>{words.do}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </Page>
  );
}

async function groupOptions() {
  const [t, groups] = [await texts("users"), await groupChoices()];
  return groups.map(({ id, name, permissions }) => ({ value: String(id), label: t("groupOption", { name, count: permissions }) }));
}
