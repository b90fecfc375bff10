import type { ReactNode } from "react";

export interface Description {
  readonly name: string;
  readonly value: ReactNode;
}

/** Names at the left, values at the right. */
export function DescriptionList({ items, wide = false }: { items: readonly Description[]; wide?: boolean }) {
  return (
    <dl className="grid text-sm">
      {items.map(({ name, value }) => (
        <div
          key={name}
          className={`grid min-h-6 gap-x-3 py-0.5 ${wide ? "grid-cols-[10rem_minmax(0,1fr)] max-sm:grid-cols-[6rem_minmax(0,1fr)]" : "grid-cols-[6rem_minmax(0,1fr)]"}`}
        >
          <dt className="text-ink-3">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
