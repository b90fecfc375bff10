import type { Metadata } from "next";
import { PolicyText } from "@/components/policy/policy-text";
import { ActionForm } from "@/components/ui/action-form";
import { FileLink } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextField } from "@/components/ui/text-field";
import { KeptSwitch } from "@/components/users/kept-switch";
import { paths } from "@/lib/paths";
import { exportPolicy, importPolicy } from "@/lib/services/policy-file";
import { may } from "@/lib/web/may";
import { requireRight } from "@/lib/web/require-right";
import { texts } from "@/lib/web/texts";
import { PolicyFrame } from "../../assertions/policy-frame";
import { bringPolicy } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("policyFile"))("title") };
}

export default async function PolicyPage() {
  const actor = await requireRight(exportPolicy);
  const t = await texts("policyFile");
  const mayImport = actor.user.isSuperuser && may(actor, importPolicy);
  return (
    <PolicyFrame
      current={paths.policyFile}
      title={t("title")}
      acts={
        <>
          <FileLink href={`${paths.policyFile}/export?users=1`}>{t("exportAll")}</FileLink>
          <FileLink href={`${paths.policyFile}/export`}>{t("export")}</FileLink>
        </>
      }
    >
      <p className="max-w-[72ch] px-6 py-3 text-ink-2 max-sm:px-4">{t("lead")}</p>
      <section className="grid max-w-200 gap-4 px-6 pt-2 pb-8 max-sm:px-4" aria-labelledby="import">
        <h2 id="import" className="text-md font-semibold">
          {t("importTitle")}
        </h2>
        {mayImport ? (
          <>
            <p className="text-ink-2">{t("importLead")}</p>
            <ActionForm action={bringPolicy} className="grid gap-4">
              <TextField type="file" name="upload" accept="application/json,.json" label={t("upload")} className="py-1" />
              <PolicyText label={t("file")} />
              <KeptSwitch name="remove" label={t("remove")} hint={t("removeHint")} />
              <div className="flex gap-2">
                <SubmitButton look="plain" name="step" value="compare">
                  {t("compare")}
                </SubmitButton>
                <SubmitButton name="step" value="apply">
                  {t("apply")}
                </SubmitButton>
              </div>
            </ActionForm>
          </>
        ) : (
          <Note>{t("superusersOnly")}</Note>
        )}
      </section>
    </PolicyFrame>
  );
}
