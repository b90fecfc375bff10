interface DifferenceProps {
  title: string;
  /** Left only, both, right only. */
  parts: readonly {
    readonly key: string;
    readonly title: string;
    readonly items: readonly { readonly id: number; readonly text: string }[];
    readonly more: string | null;
  }[];
  nothing: string;
  mono?: boolean;
}

/** What two groups have of one kind, in three columns. */
export function Difference({ title, parts, nothing, mono = false }: DifferenceProps) {
  return (
    <section className="grid gap-2" aria-label={title}>
      <h2 className="text-md font-semibold">{title}</h2>
      <div className="grid grid-cols-3 gap-6 text-sm max-sm:grid-cols-1">
        {parts.map(({ key, title: name, items, more }) => (
          <div key={key} className="min-w-0">
            <h3 className="border-b border-line-strong pb-1.5 text-ink-2">{name}</h3>
            {items.length === 0 && <p className="py-1.5 text-ink-3">{nothing}</p>}
            <ul className={mono ? "font-mono text-xs" : ""}>
              {items.map(({ id, text }) => (
                <li key={id} className="border-b border-line-faint py-1.5 break-all">
                  {text}
                </li>
              ))}
            </ul>
            {more && <p className="py-1.5 text-ink-3">{more}</p>}
          </div>
        ))}
      </div>
    </section>
  );
}
