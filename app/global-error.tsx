"use client";

/** The frame of all pages itself could not be drawn. Travels with every page, so it has no parts and no styles but the browser's. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="zh-CN">
      <body>
        <h1>
          出错了 · <span lang="en">Something went wrong</span>
        </h1>
        <p>
          <code>{error.digest}</code>
        </p>
        <a href="/">
          重试 · <span lang="en">Try again</span>
        </a>
      </body>
    </html>
  );
}
