/** The part of the browser's trusted types that is used here; TypeScript does not know them yet. */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string | null; createHTML(text: string): string | null }): unknown;
}

/**
 * Runs before the page does. Next's bundler and React set script addresses and one fixed text of markup without a trusted type; the
 * default policy lets exactly those through (security 2.6), so that everything else stays blocked.
 */
function trustOwnScripts(): void {
  const factory: PolicyFactory | undefined = Reflect.get(window, "trustedTypes");
  factory?.createPolicy("default", {
    createScriptURL: (url) => (isOwnScript(url) ? url : null),
    // What React makes an inert script element from.
    createHTML: (text) => (text === "<script></script>" ? text : null),
  });
}

function isOwnScript(url: string): boolean {
  const { origin, pathname } = new URL(url, location.href);
  return origin === location.origin && pathname.startsWith("/_next/static/");
}

trustOwnScripts();
