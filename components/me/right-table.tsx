import { Badge } from "../ui/badge";

export interface OwnRight {
  readonly key: string;
  /** The act in words. */
  readonly act: string;
  readonly method: string;
  readonly pattern: string;
  readonly name: string | null;
  /** The group it comes through, or words for "yourself". */
  readonly through: string;
  readonly byGroup: boolean;
  readonly when: string;
}

interface RightTableProps {
  rights: readonly OwnRight[];
  label: string;
  texts: Readonly<Record<"act" | "at" | "through" | "when", string>>;
}

/** What somebody may do, one line for each permission and the way it came. */
export function RightTable({ rights, label, texts }: RightTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className="overflow-x-auto" aria-label={label} tabIndex={0}>
      <table className="w-full min-w-140 text-left text-sm">
        <thead className="border-b border-line-strong text-xs text-ink-3">
          <tr className="h-row-head">
            {[texts.act, texts.at, texts.through, texts.when].map((head) => (
              <th key={head} className="pr-4 font-normal" scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rights.map(({ key, act, method, pattern, name, through, byGroup, when }) => (
            <tr key={key} className="h-row border-b border-line-faint">
              <td className="pr-4 whitespace-nowrap">
                {act} <code className="font-mono text-xs text-ink-3">{method}</code>
              </td>
              <td className="pr-4 py-1.5">
                <code className="font-mono text-xs break-all">{pattern}</code>
                {name && <span className="block text-xs text-ink-3">{name}</span>}
              </td>
              <td className="pr-4">{byGroup ? <Badge>{through}</Badge> : through}</td>
              <td className="whitespace-nowrap tabular-nums">{when}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
