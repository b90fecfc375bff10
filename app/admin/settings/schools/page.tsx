import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Cell, Row, Table } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import { paths } from "@/lib/paths";
import { createSchool, listSchools, renameSchool } from "@/lib/services/schools";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { saveSchool } from "../actions";
import { SettingsFrame } from "../settings-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("settings"))("schools") };
}

export default async function SchoolsPage() {
  const actor = await requireUser();
  const schools = await load(listSchools, {}, undefined);
  const [t, { number }] = [await texts("settings"), await formats()];
  const columns = [
    { key: "name", label: t("schoolName") },
    { key: "users", label: t("schoolUsers"), className: "w-28 text-right" },
    { key: "rename", label: <span className="sr-only">{t("rename")}</span>, className: "w-72 max-sm:w-40" },
  ];
  return (
    <SettingsFrame current={paths.settingsPart("schools")}>
      {may(actor, createSchool) && (
        <ActionForm action={saveSchool.bind(null, null)} className="grid max-w-120 gap-3 px-6 py-4 max-sm:px-4">
          <TextField name="name" label={t("schoolName")} maxLength={150} required />
          <div>
            <SubmitButton>{t("addSchool")}</SubmitButton>
          </div>
        </ActionForm>
      )}
      {schools.length === 0 ? (
        <EmptyState of="nothing" title={t("noSchools")}>
          {t("noSchoolsLead")}
        </EmptyState>
      ) : (
        <Table label={t("schools")} columns={columns}>
          {schools.map(({ id, name, users }) => (
            <Row key={id}>
              <Cell className="font-semibold break-all">{name}</Cell>
              <Cell className="text-right tabular-nums">{number(users)}</Cell>
              <Cell>
                {may(actor, renameSchool, { pk: String(id) }) && (
                  <details>
                    <summary className="cursor-default rounded-sm text-accent-text">{t("rename")}</summary>
                    <ActionForm key={name} action={saveSchool.bind(null, String(id))} className="grid gap-2 py-2">
                      <TextField name="name" label={t("renameSchool", { name })} defaultValue={name} maxLength={150} required />
                      <div>
                        <SubmitButton look="plain">{t("change")}</SubmitButton>
                      </div>
                    </ActionForm>
                  </details>
                )}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </SettingsFrame>
  );
}
