import type { Page } from "playwright";
import { beforeAll, describe, expect, it } from "vitest";
import { paths } from "@/lib/paths";
import { expectSound, visitor } from "../support/browser";
import { browser, openBoth } from "../support/pages";
import { server } from "../support/program";
import { addSession, addUser } from "../support/rows";

openBoth();
let session: string;

beforeAll(async () => {
  const names = Array.from({ length: 30 }, (_, at) => `some.long-username-${at}`);
  for (const name of names) await addUser(name, { email: `${name}@example.com` });
  session = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
});

const OPEN = [paths.login(), paths.register];
const PAGES = [...OPEN, paths.me, paths.admin, paths.users, paths.newUser, paths.user(1), paths.groups, paths.settings, paths.docs];

/**
 * What the pointer cannot hit well: around the middle of a box under 24 px something else answers, and it is no link inside a sentence
 * (WCAG 2.5.8). What a box draws around itself counts as the box, and so does its label.
 */
const SMALL_TARGETS = `[...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, summary, textarea")].flatMap((one) => {
  const seen = one.checkVisibility({ visibilityProperty: true }) && !one.closest(".skip, [popover]:not(:popover-open)");
  if (!seen || getComputedStyle(one).display === "inline") return [];
  one.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const { left, top, width, height } = one.getBoundingClientRect();
  if (width <= 1 || (width >= 24 && height >= 24)) return [];
  const [x, y] = [left + width / 2, top + height / 2];
  const reach = [[-11, 0], [11, 0], [0, -11], [0, 11]].every(([dx, dy]) => {
    const hit = document.elementFromPoint(x + dx, y + dy);
    return hit && (one.contains(hit) || [...(one.labels ?? [])].some((label) => label.contains(hit)));
  });
  return reach ? [] : [one.outerHTML.slice(0, 160) + " " + width + "x" + height];
})`;

/** What is wrong with the element that has the focus: nothing to see of it, or something lies over it. */
const FOCUS_FAULT = `(() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const { left, top, width, height } = one.getBoundingClientRect();
  const covered = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5]].every(([x, y]) => {
    const over = document.elementFromPoint(left + width * x, top + height * y);
    return !over || !(one.contains(over) || over.contains(one) || over.closest("label")?.contains(one));
  });
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  const drawn = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
  return covered || !drawn ? (covered ? "covered: " : "no focus ring: ") + one.outerHTML.slice(0, 160) : null;
})()`;

describe.each(PAGES)("%s", (address) => {
  it("fits 320 px and is easily hit there", async () => {
    const one = await visitor(browser, server, OPEN.includes(address) ? {} : { session });
    await one.page.setViewportSize({ width: 320, height: 640 });
    await one.page.goto(address);
    await expectSound(one);
    expect(await one.page.evaluate(SMALL_TARGETS)).toEqual([]);
    await one.context.close();
  });

  it("shows the focus at every stop of the keyboard, and nothing over it", async () => {
    const one = await visitor(browser, server, OPEN.includes(address) ? {} : { session });
    await one.page.setViewportSize({ width: 1280, height: 600 });
    await one.page.goto(address, { waitUntil: "networkidle" });
    expect(await focusFaults(one.page)).toEqual([]);
    await one.context.close();
  });
});

/** Goes through the first stops of a page by Tab. */
async function focusFaults(page: Page): Promise<unknown[]> {
  const faults = [];
  for (let stop = 0; stop < 50; stop += 1) {
    await page.keyboard.press("Tab");
    const fault: unknown = await page.evaluate(FOCUS_FAULT);
    if (fault !== null) faults.push(fault);
  }
  return faults;
}
