import type { BrowserContext, Page } from "playwright";

/** Counts the presses of the pointer in all pages of a browser profile; call it before the first page is opened. */
export async function countPresses(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const count = () => sessionStorage.setItem("presses", String(Number(sessionStorage.getItem("presses")) + 1));
    window.addEventListener("pointerdown", count, true);
  });
}

/** How often the pointer was pressed in this tab since `countPresses`. */
export async function pressesOf(page: Page): Promise<number> {
  return page.evaluate(() => Number(sessionStorage.getItem("presses")));
}
