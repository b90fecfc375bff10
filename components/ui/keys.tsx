/** A shortcut as keys: `g u`, `Shift+x`, `Ctrl+Enter`. */
export function Keys({ of, className = "" }: { of: string; className?: string }) {
  // `g g` holds one key twice.
  const keys = of.split(/[ +]/).map((key, at) => ({ key, id: `${at} ${key}` }));
  return (
    <span className={`inline-flex shrink-0 items-center gap-1 ${className}`}>
      {keys.map(({ key, id }) => (
        <kbd
          key={id}
          className="inline-grid h-5 min-w-5 place-items-center rounded-sm bg-neutral-bg px-1.5 font-mono text-xs leading-none text-ink-2"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
