import { State } from "@/components/ui/badge";
import { Cell, Row, Table } from "@/components/ui/table";
import type { DryRow } from "@/lib/services/user-imports";
import { findingTexts } from "@/lib/web/import-texts";

const MARKS = { error: "bad", warning: "warning", ok: "on" } as const;

/** The rows of a dry run, each with what was found. */
export async function FindingsTable({ rows }: { rows: readonly DryRow[] }) {
  const { t, tellRow } = await findingTexts();
  const columns = [
    { key: "line", label: t("line"), className: "w-20 text-right" },
    { key: "user", label: t("user"), className: "w-64 max-sm:w-auto" },
    { key: "verdict", label: t("verdict") },
  ];
  return (
    <Table label={t("checkTitle")} columns={columns}>
      {rows.map((row) => (
        <Row key={row.line}>
          <Cell className="text-right align-top text-ink-3 tabular-nums">{row.line}</Cell>
          <Cell className="align-top font-semibold break-all">
            {row.username || <span className="font-normal text-ink-3">{t("empty")}</span>}
          </Cell>
          <Cell className="align-top">
            <ul className="grid gap-0.5">
              {tellRow(row).map(({ level, text }) => (
                <li key={text}>
                  <State of={MARKS[level]}>
                    <span className="whitespace-normal">{text}</span>
                  </State>
                </li>
              ))}
            </ul>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
