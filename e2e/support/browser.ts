import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { expect } from "vitest";
import type { TestServer } from "./server";

/** How a browser looks at the pages. */
export interface Looks {
  readonly locale?: "zh" | "en";
  readonly theme?: "light" | "dark";
  /** 1440 by 900 or 390 by 844. */
  readonly screen?: "desktop" | "phone";
  /** False switches JavaScript off. */
  readonly script?: boolean;
  /** The value of the session cookie. */
  readonly session?: string;
}

/** A page and what went wrong on it. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, script faults, refused or foreign requests so far; read by `expectSound`. */
  readonly faults: string[];
}

/** Debian's; the first draws no window, and takes half as long. */
const INSTALLED = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** The Chromium that `CHROMIUM` names, else an installed one, else Playwright's own. */
export async function openBrowser(): Promise<Browser> {
  const own = process.env.CHROMIUM ?? INSTALLED.find(existsSync);
  const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
  const quiet = ["--disable-component-update", "--disable-sync"];
  return chromium.launch({ ...(own !== undefined && { executablePath: own }), args: [...args, ...quiet] });
}

/** A new browser profile that notes every fault. */
export async function visitor(browser: Browser, server: TestServer, looks: Looks = {}): Promise<Visitor> {
  const { locale = "en", theme = "light", screen = "desktop", script = true, session } = looks;
  const context = await browser.newContext({
    baseURL: server.url,
    colorScheme: theme,
    javaScriptEnabled: script,
    locale: locale === "zh" ? "zh-CN" : "en-GB",
    viewport: screen === "phone" ? { width: 390, height: 844 } : { width: 1440, height: 900 },
  });
  if (session) await context.addCookies([{ name: "sessionid", value: session, url: server.url }]);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" && !EXPECTED.test(message.text())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== server.url) faults.push(`foreign request: ${request.url()}`);
  });
  return { page, context, faults };
}

/** The browser says this of every answer that is a refusal, also of one the test asked for. */
const EXPECTED = /^Failed to load resource: the server responded with a status of (403|404|500)/;

/** Fails on anything that went wrong on the page, and on sideways scrolling of the whole page. */
export async function expectSound({ page, faults }: Visitor): Promise<void> {
  expect(faults).toEqual([]);
  const overhang: number = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
  expect(overhang, "how far the page scrolls sideways").toBeLessThanOrEqual(0);
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails on any violation of WCAG 2.2 A and AA that axe finds. Runs through the debugger, past the page's script policy. */
export async function expectAccessible({ page }: Visitor): Promise<void> {
  await page.evaluate(AXE);
  const found: { id: string; nodes: { html: string; failureSummary: string }[] }[] = await page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly: RULES, resultTypes: ["violations"] })}).then(({ violations }) => violations)`,
  );
  expect(found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))).toEqual([]);
}

/** Types name and password into the sign-in page and sends it. */
export async function signIn(page: Page, username: string, password: string): Promise<void> {
  await page.locator("input[name=username]").fill(username);
  await page.locator("input[name=password]").fill(password);
  await page.locator("input[name=password]").press("Enter");
}

/** The looks a page is tried in: every pair of values at least once, all of them with `GATEHOUSE_TEST_FULL=1`. */
export function looksToTry(): Looks[] {
  const all = (["zh", "en"] as const).flatMap((locale) =>
    (["light", "dark"] as const).flatMap((theme) => (["desktop", "phone"] as const).map((screen) => ({ locale, theme, screen }))),
  );
  // Of the eight, the four with an even number of second values hold every pair.
  const even = ({ locale, theme, screen }: (typeof all)[number]) =>
    [locale === "en", theme === "dark", screen === "phone"].filter(Boolean).length % 2 === 0;
  return process.env.GATEHOUSE_TEST_FULL ? all : all.filter(even);
}
