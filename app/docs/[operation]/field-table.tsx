import type { ApiField } from "@/lib/domain/api-entry";
import type { NamedEntry } from "@/lib/web/api-docs";
import { texts } from "@/lib/web/texts";
import { Part } from "./part";

/** What an operation takes: name and type, where it goes and whether it must, and its limits. */
export async function FieldTable({ entry }: { entry: NamedEntry }) {
  const t = await texts("docs");
  const { fields, batch, list, takesForms } = entry;
  const body = fields.some((field) => field.in === "body");
  const notes = [
    ...(body ? [takesForms ? t("jsonOrForm") : t("jsonOnly")] : []),
    ...(batch ? [t("batch")] : []),
    ...(fields.some(({ type }) => type === "ids") ? [t("idsHint")] : []),
    ...(list ? [t("list")] : []),
  ];
  return (
    <Part id="fields" title={t("fields")}>
      {fields.length === 0 ? (
        <p className="text-sm text-ink-3">{t("noFields")}</p>
      ) : (
        <table className="w-full table-fixed text-left text-sm">
          <thead className="text-xs text-ink-3">
            <tr className="h-row-head border-b border-line-strong">
              <th className="w-2/5 font-normal">{t("field")}</th>
              <th className="w-1/4 font-normal">{t("need")}</th>
              <th className="font-normal">{t("limits")}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <Row key={`${field.in} ${field.name}`} field={field} />
            ))}
          </tbody>
        </table>
      )}
      {notes.map((note) => (
        <p key={note} className="max-w-[70ch] text-sm text-ink-2">
          {note}
        </p>
      ))}
    </Part>
  );
}

async function Row({ field: { name, type, required, limits, ...field } }: { field: ApiField }) {
  const t = await texts("docs");
  return (
    <tr className="border-b border-line-faint align-top [&>td]:py-2">
      <td className="pr-2">
        <code className="block font-mono text-xs leading-5 font-semibold break-all">{name}</code>
        <span className="text-xs text-ink-3">{type === "ids" ? t("ids") : <code className="font-mono break-words">{type}</code>}</span>
      </td>
      <td className="pr-2">
        <span className={`block ${required ? "" : "text-ink-3"}`}>{required ? t("required") : t("optional")}</span>
        <span className="text-xs text-ink-3">{t(`places.${field.in}`)}</span>
      </td>
      <td className="break-words text-ink-2">
        {limits.length === 0 ? <span className="text-ink-3">—</span> : null}
        {limits.map(({ rule, value }) => (
          <span key={rule} className="block">
            {t(`limit.${rule}`, { value: WRITTEN.has(rule) ? Number(value).toLocaleString("en") : value })}
          </span>
        ))}
      </td>
    </tr>
  );
}

/** Limits that are numbers, written in groups of three. */
const WRITTEN: ReadonlySet<string> = new Set(["maxLength", "minimum", "maximum", "maxItems"]);
