import type { Metadata } from "next";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Cell, Row, Table } from "@/components/ui/table";
import { TextField } from "@/components/ui/text-field";
import { Time } from "@/components/ui/time";
import { paths } from "@/lib/paths";
import { readSmsSender, sendTestMessage as sendTestMessageOperation } from "@/lib/services/sms";
import { listOutbox } from "@/lib/services/verifications";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { sendTestMessage } from "../actions";
import { SettingsFrame } from "../settings-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("settings"))("sms") };
}

export default async function SmsPage() {
  const actor = await requireUser();
  const { sender } = await load(readSmsSender, {}, undefined);
  const t = await texts("settings");
  return (
    <SettingsFrame current={paths.settingsPart("sms")}>
      <div className="grid max-w-160 gap-6 px-6 py-4 max-sm:px-4">
        <section className="grid gap-1 text-sm" aria-labelledby="sender">
          <h2 id="sender" className="text-md font-semibold">
            {t("sender")}
          </h2>
          <p>{t(`senders.${sender}`)}</p>
          <p className="text-ink-3">{t("senderFrom")}</p>
        </section>
        {may(actor, sendTestMessageOperation) && (
          <section className="grid gap-3" aria-labelledby="test">
            <h2 id="test" className="text-md font-semibold">
              {t("testTitle")}
            </h2>
            <ActionForm action={sendTestMessage} className="grid max-w-80 gap-3">
              <TextField name="phone" label={t("phone")} hint={t("testHint")} inputMode="tel" autoComplete="off" maxLength={11} required />
              <div>
                <SubmitButton look="plain">{t("sendTest")}</SubmitButton>
              </div>
            </ActionForm>
          </section>
        )}
      </div>
      {may(actor, listOutbox) && <Outbox />}
    </SettingsFrame>
  );
}

async function Outbox() {
  const [t, { time }] = [await texts("settings"), await formats()];
  const messages = await load(listOutbox, {}, undefined);
  const columns = [
    { key: "time", label: t("time"), className: "w-36" },
    { key: "phone", label: t("phone"), className: "w-36" },
    { key: "message", label: t("message") },
  ];
  return (
    <section aria-labelledby="outbox">
      <h2 id="outbox" className="px-6 text-md font-semibold max-sm:px-4">
        {t("outbox")}
      </h2>
      {messages.length === 0 ? (
        <EmptyState of="nothing" title={t("outboxEmpty")}>
          {t("outboxEmptyLead")}
        </EmptyState>
      ) : (
        <>
          <p className="px-6 pb-2 text-sm text-ink-3 max-sm:px-4">{t("outboxLead")}</p>
          <Table label={t("outbox")} columns={columns}>
            {messages.map(({ id, phone, text, createdAt }) => (
              <Row key={id}>
                <Cell>
                  <Time of={time(createdAt)} />
                </Cell>
                <Cell className="tabular-nums">{phone}</Cell>
                <Cell className="break-all">{text}</Cell>
              </Row>
            ))}
          </Table>
        </>
      )}
    </section>
  );
}
