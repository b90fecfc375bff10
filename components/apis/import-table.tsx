import type { ShownLine } from "@/lib/domain/api-import";
import { Badge } from "../ui/badge";
import { Checkbox } from "../ui/checkbox";
import { Cell, Row, Table } from "../ui/table";
import { PatternCode } from "./pattern-code";

export type ImportTexts = Readonly<
  Record<"title" | "choose" | "status" | "name" | "app" | "pattern" | "new" | "differs" | "same" | "refused" | "kept", string>
>;

/** The addresses of a document beside the catalogue. New ones are chosen at first, proposals are not. */
export function ImportTable({ lines, kept, texts }: { lines: readonly ShownLine[]; kept: number; texts: ImportTexts }) {
  const columns = [
    { key: "box", label: <span className="sr-only">{texts.choose.replace("{pattern}", "")}</span>, className: "w-8" },
    { key: "status", label: texts.status, className: "w-32" },
    { key: "pattern", label: texts.pattern },
    { key: "name", label: texts.name, className: "max-sm:hidden" },
    { key: "app", label: texts.app, className: "w-32 max-lg:hidden" },
  ];
  const counted = (["new", "differs", "refused", "same"] as const).map(
    (status) => [status, lines.filter((line) => line.status === status).length] as const,
  );
  return (
    <>
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-2 tabular-nums">
        {counted.map(([status, count]) => (
          <span key={status}>
            {texts[status]} {count.toLocaleString("en")}
          </span>
        ))}
        <span>
          {texts.kept} {kept.toLocaleString("en")}
        </span>
      </p>
      <Table label={texts.title} columns={columns}>
        {lines.map(({ pattern, name, app, status, notes }) => (
          <Row key={pattern}>
            <Cell>
              {(status === "new" || status === "differs") && (
                <Checkbox
                  name="patterns"
                  value={pattern}
                  defaultChecked={status === "new"}
                  aria-label={texts.choose.replace("{pattern}", pattern)}
                />
              )}
            </Cell>
            <Cell>
              <Badge look={LOOKS[status]}>{texts[status]}</Badge>
            </Cell>
            <Cell>
              <PatternCode of={pattern} className="text-xs break-all" />
              {notes.length > 0 && <span className="block text-xs break-all text-ink-3">{notes.join(" · ")}</span>}
            </Cell>
            <Cell className="max-sm:hidden">{name}</Cell>
            <Cell className="text-ink-2 max-lg:hidden">{app}</Cell>
          </Row>
        ))}
      </Table>
    </>
  );
}

const LOOKS = { new: "accent", differs: "warning", same: "grey", refused: "danger" } as const;
