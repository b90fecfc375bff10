import type { Metadata } from "next";
import { SettingForm } from "@/components/settings/setting-form";
import { Badge } from "@/components/ui/badge";
import { Cell, Row, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { SettingFacts } from "@/lib/domain/settings";
import { paths } from "@/lib/paths";
import { changeSetting as changeSettingOperation, listSettings } from "@/lib/services/settings";
import { formats } from "@/lib/web/formats";
import { load, requireUser } from "@/lib/web/load";
import { may } from "@/lib/web/may";
import { texts } from "@/lib/web/texts";
import { changeSetting } from "./actions";
import { SettingsFrame } from "./settings-frame";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await texts("settings"))("title") };
}

export default async function SettingsPage() {
  const actor = await requireUser();
  const facts = await load(listSettings, {}, undefined);
  const t = await texts("settings");
  const columns = [
    { key: "name", label: t("name") },
    { key: "value", label: t("value"), className: "w-80 max-sm:w-44" },
    { key: "default", label: t("default"), className: "w-40 max-sm:hidden" },
    { key: "source", label: t("source"), className: "w-48 max-sm:hidden" },
  ];
  return (
    <SettingsFrame current={paths.settings}>
      <p className="px-6 py-4 text-sm text-ink-2 max-sm:px-4">{t("lead")}</p>
      <Table label={t("title")} columns={columns}>
        {[...facts].sort(changeableFirst).map((one) => (
          <Row key={one.name}>
            <Cell>
              <b className="font-mono text-xs font-semibold break-all">{one.name}</b>
              <p className="text-xs text-ink-3">{t(`effects.${one.name}`)}</p>
            </Cell>
            <Cell className="break-all">
              {isChangeable(one) && may(actor, changeSettingOperation, { name: one.name }) ? <Editor one={one} /> : <Shown one={one} />}
            </Cell>
            <Cell className="break-all text-ink-3 max-sm:hidden">{one.default || "—"}</Cell>
            <Cell className="max-sm:hidden">
              <Source one={one} />
            </Cell>
          </Row>
        ))}
      </Table>
    </SettingsFrame>
  );
}

/** Settings that are numbers. */
const RANGED = [
  ...(["PASSWORD_MIN_LENGTH", "LOG_LIST_MAX", "LOG_MIN_RETENTION_DAYS", "SMS_DAILY_BUDGET"] as const),
  ...(["LOG_RETENTION_LOGIN_DAYS", "LOG_RETENTION_OPERATION_DAYS", "LOG_RETENTION_ERROR_DAYS"] as const),
] as const;

async function Editor({ one }: { one: SettingFacts }) {
  const t = await texts("settings");
  const word = (value: string) => (value === "open" || value === "closed" ? t(value) : value);
  const usual = t("useDefault", { value: word(one.default ?? "") });
  const choices = [{ value: "", label: usual }, ...["open", "closed"].map((value) => ({ value, label: word(value) }))];
  const { name } = one;
  const ranged = RANGED.find((one) => one === name);
  return (
    <SettingForm
      action={changeSetting.bind(null, name)}
      value={one.source === "database" ? (one.value ?? "") : ""}
      choices={ranged ? null : choices}
      label={t("newValue", { name })}
      usual={usual}
      range={ranged ? t(`ranges.${ranged}`) : null}
      save={t("change")}
    />
  );
}

async function Shown({ one }: { one: SettingFacts }) {
  const t = await texts("settings");
  if (one.hidden || !one.isSet) return <span className="text-ink-2">{t(one.isSet ? "isSet" : "notSet")}</span>;
  return <code className="font-mono text-xs">{one.value || "—"}</code>;
}

async function Source({ one: { source, changed } }: { one: SettingFacts }) {
  const [t, { time }] = [await texts("settings"), await formats()];
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Badge look={source === "database" ? "accent" : "grey"}>{t(`sources.${source}`)}</Badge>
      {source === "database" && changed && (
        <span className="text-xs text-ink-3">
          {changed.by} <Time of={time(changed.at)} />
        </span>
      )}
    </span>
  );
}

function isChangeable({ stored, source }: SettingFacts): boolean {
  return stored && source !== "environment";
}

function changeableFirst(a: SettingFacts, b: SettingFacts): number {
  return Number(b.stored) - Number(a.stored);
}
