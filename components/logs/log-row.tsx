import type { ReactNode } from "react";
import type { LogName } from "@/lib/domain/log";
import type { ShownLogRow } from "@/lib/domain/log-shown";
import { Checkbox } from "../ui/checkbox";
import { PageLink } from "../ui/link";
import { DurationCell, methodLook, Status } from "./log-cells";

export interface RowTexts {
  readonly nobody: string;
  readonly success: string;
  readonly failure: string;
  readonly select: string;
  readonly repeats: string;
}

interface LogRowProps {
  log: LogName;
  row: ShownLogRow;
  href: string;
  open: boolean;
  texts: RowTexts;
  /** Without it nothing can be chosen. */
  mark: { readonly on: boolean; readonly toggle: () => void } | null;
}

/** One row of a log; on phones a card of two lines. Its looks are in `app/logs.css`. */
export function LogRow({ log, row, href, open, texts, mark }: LogRowProps) {
  return (
    <tr data-row={row.id}>
      {mark && (
        <td>
          <Checkbox
            name="ids"
            value={row.id}
            aria-label={texts.select.replace("{id}", String(row.id))}
            checked={mark.on}
            onChange={mark.toggle}
          />
        </td>
      )}
      <td className="time">
        <PageLink href={href} scroll={false} aria-current={open || undefined}>
          <time>{row.clock}</time>
        </PageLink>
      </td>
      {CELLS[log](row, texts)}
    </tr>
  );
}

const CELLS: Readonly<Record<LogName, (row: ShownLogRow, texts: RowTexts) => ReactNode>> = {
  login: (row, texts) => (
    <>
      <td className="code">
        <Status code={row.status} name={row.status < 300 ? texts.success : texts.failure} />
      </td>
      <User row={row} texts={texts} />
      <td className="ip">{row.ip}</td>
      <td className="client">{row.client}</td>
    </>
  ),
  op: (row, texts) => (
    <>
      <Request row={row} texts={texts} />
      <td className="ip">{row.ip}</td>
      <DurationCell ms={row.durationMs ?? 0} />
    </>
  ),
  error: (row, texts) => (
    <>
      <Request row={{ ...row, content: null }} texts={texts} />
      <td className="ip">{row.ip}</td>
      <td className="content">{row.content}</td>
    </>
  ),
};

function User({ row: { user }, texts }: { row: ShownLogRow; texts: RowTexts }) {
  return <td className={user === null ? "user nobody" : "user"}>{user ?? texts.nobody}</td>;
}

/** Status, method and address, and behind it what was sent; how many requests the row stands for, where it is more than one; and who. */
function Request({ row, texts }: { row: ShownLogRow; texts: RowTexts }) {
  const { status, method, url, content, repeats } = row;
  return (
    <>
      <td className="code">
        <Status code={status} />
      </td>
      <td className={methodLook(method ?? "")}>{method}</td>
      <td className="url">
        <span>{url}</span>
        {repeats !== null && <b className="repeats">{texts.repeats.replace("{count}", String(repeats))}</b>}
        {content && <span className="sent">{content}</span>}
      </td>
      <User row={row} texts={texts} />
    </>
  );
}
