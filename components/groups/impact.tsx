interface ImpactProps {
  figures: readonly { readonly count: string; readonly label: string; readonly bad?: boolean }[];
  sentence: string | null;
  examples: string | null;
}

/** What a deletion takes away, in figures and as a sentence. */
export function Impact({ figures, sentence, examples }: ImpactProps) {
  return (
    <div className="grid gap-3 text-sm">
      <dl className="grid grid-cols-4 border-y border-line max-sm:grid-cols-2">
        {figures.map(({ count, label, bad = false }) => (
          <div
            key={label}
            className="flex flex-col-reverse justify-end border-line px-4 py-3 not-first:border-l first:pl-0 max-sm:odd:border-l-0 max-sm:odd:pl-0"
          >
            <dt className="text-ink-3">{label}</dt>
            <dd className={`text-lg font-semibold tabular-nums ${bad ? "text-danger-text" : ""}`}>{count}</dd>
          </div>
        ))}
      </dl>
      {sentence && <p>{sentence}</p>}
      {examples && <p className="text-ink-3">{examples}</p>}
    </div>
  );
}
