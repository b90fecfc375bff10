import { type ReactNode, Suspense } from "react";

interface LaterProps {
  /** It stands in the first answer after all. */
  plain: boolean;
  fallback?: ReactNode;
  children: ReactNode;
}

/** What the page does not wait for: a script puts it into its place when it has come. */
export function Later({ plain, fallback, children }: LaterProps) {
  return plain ? children : <Suspense fallback={fallback}>{children}</Suspense>;
}

/** Leads browsers without scripts, for which nothing comes later, to the page in one piece; its links keep them there. */
export function ToPlain({ href, label }: { href: string; label: string }) {
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`0; url=${href}`} />
      <a href={href} className="mx-6 my-2 text-sm text-accent-text underline">
        {label}
      </a>
    </noscript>
  );
}
