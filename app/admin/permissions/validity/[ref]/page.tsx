import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { paths } from "@/lib/paths";
import { changeSpan, readSpan } from "@/lib/services/validity";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { removeSpan, saveSpan } from "../../actions";
import { SpanFields } from "../span-fields";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("validity"))("editTitle") };
}

export default async function ValidityPage({ params }: { params: Promise<{ ref: string }> }) {
  const [{ ref }, actor] = [await params, await requireUser()];
  const row = await load(readSpan, { ref }, undefined);
  const [t, shell] = [await texts("validity"), await texts("shell")];
  const mayChange = actor.user.isSuperuser && may(actor, changeSpan, { ref });
  return (
    <Page
      title={t("editTitle")}
      crumbs={[{ label: shell("access") }, { label: t("title"), href: paths.expiring }]}
      crumbsLabel={shell("breadcrumb")}
    >
      <div className="grid max-w-160 gap-4 px-6 pb-8 max-sm:px-4">
        <p className="break-all">
          <b className="font-semibold">{row.holder.name}</b> <span className="text-ink-3">{t(`kinds.${row.kind}`)}</span>{" "}
          <span className={row.kind === "membership" ? "" : "font-mono text-xs"}>{row.what}</span>
        </p>
        <ActionForm action={saveSpan.bind(null, ref)}>
          <SpanFields from={row.from} until={row.until} />
          {mayChange && (
            <div>
              <SubmitButton>{t("save")}</SubmitButton>
            </div>
          )}
        </ActionForm>
        {mayChange && (
          <ActionForm action={removeSpan.bind(null, ref)}>
            <div>
              <SubmitButton look="bad">{t("remove")}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </div>
    </Page>
  );
}
