import { PageLink } from "../ui/link";
import { Method } from "./method";

export interface ListedOperation {
  readonly id: string;
  readonly method: string;
  readonly template: string;
  readonly label: string;
}

interface OperationListProps {
  operations: readonly ListedOperation[];
  /** Address of the page of an operation. */
  hrefOf: (id: string) => string;
  /** The operation whose page is open; the list is then narrow and leaves out the paths. */
  current?: string;
}

/** Operations as links: method, path and name, or method and name alone beside an open one. */
export function OperationList({ operations, hrefOf, current }: OperationListProps) {
  const narrow = current !== undefined;
  return (
    <ul className={narrow ? "grid grid-cols-1" : "border-t border-line-strong"}>
      {operations.map(({ id, method, template, label }) => (
        <li key={id} className={narrow ? "" : "border-b border-line-faint"}>
          <PageLink
            href={hrefOf(id)}
            title={narrow ? `${method} ${template}` : undefined}
            aria-current={id === current ? "page" : undefined}
            className={narrow ? NARROW : WIDE}
          >
            <Method of={method} className={narrow ? "w-12 shrink-0" : "w-14 shrink-0"} />
            {!narrow && <code className="min-w-0 font-mono text-xs break-all text-ink sm:w-[26rem] sm:shrink-0">{template}</code>}
            <span className={narrow ? "truncate" : "min-w-0 text-ink-2 max-sm:w-full max-sm:pl-[4.25rem]"}>{label}</span>
          </PageLink>
        </li>
      ))}
    </ul>
  );
}

const WIDE =
  "flex min-h-row flex-wrap items-center gap-x-3 gap-y-0.5 px-2 py-1.5 text-sm -outline-offset-2 hover:bg-surface-hover sm:flex-nowrap";
const NARROW =
  "flex h-7 items-center gap-2 rounded-md px-2 text-xs text-ink-2 -outline-offset-2 hover:bg-surface-sunken aria-[current]:bg-neutral-bg aria-[current]:font-semibold aria-[current]:text-ink";
