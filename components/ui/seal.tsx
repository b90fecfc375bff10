/** The mark: a moon gate and its threshold. `size` in px. */
export function Seal({ size }: { size: number }) {
  return (
    <svg className="text-accent" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M3 0h14a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H3a3 3 0 0 1-3-3V3a3 3 0 0 1 3-3zm3.6 14.6h6.8a5.75 5.75 0 1 0-6.8 0zM5 16v1.4h10V16z"
      />
    </svg>
  );
}
