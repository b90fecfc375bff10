import { gzipSync } from "node:zlib";
import { beforeAll, expect, it } from "vitest";
import { paths } from "@/lib/paths";
import { openServer, server } from "../support/program";
import { addSession, addUser } from "../support/rows";
import budget from "./size-budget.json";

openServer();
let session: string;

beforeAll(async () => {
  session = await addSession(await addUser("user1", { isSuperuser: true, isStaff: true }));
});

/** Every page by its name in `lib/paths.ts`; variable parts stand for one that there is, or for nothing that matters. */
const ADDRESSES: [name: string, address: string][] = Object.entries({
  ...Object.fromEntries(Object.entries(paths).flatMap(([name, path]) => (typeof path === "string" ? [[name, path]] : []))),
  login: paths.login(),
  reset: paths.reset("0".repeat(43)),
  user: paths.user(1),
  userGroups: paths.userPart(1, "groups"),
  userPermissions: paths.userPart(1, "permissions"),
  userBatch: paths.userBatch("disable", "1"),
  group: paths.group(1),
  groupPermissions: paths.groupPart(1, "permissions"),
  log: paths.log("op"),
  settingsPart: paths.settingsPart("schools"),
});
const OPEN = ["login", "register", "reset"];
const MOST: Readonly<Record<string, number>> = budget.pages;

it.each(ADDRESSES)("%s loads no more at first than the budget has", async (name, address) => {
  const headers = OPEN.includes(name) ? {} : { cookie: `sessionid=${session}` };
  const answer = await fetch(server.url + address, { headers });
  // Files and data are no pages; what is not there yet shows the frame alone.
  if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/html")) return;
  const html = await answer.text();
  const scripts = await sizeOf(html.matchAll(/<script[^>]+src="([^"]+)"(?![^>]*noModule)/g));
  const styles = await sizeOf(html.matchAll(/<link[^>]+href="([^"]+\.css[^"]*)"/g));
  expect(scripts, "no script was found").toBeGreaterThan(0);
  expect(styles, "no style was found").toBeGreaterThan(0);
  expect(scripts, "scripts, in KiB, gzipped").toBeLessThanOrEqual(MOST[name] ?? budget.page);
  expect(styles, "styles, in KiB, gzipped").toBeLessThanOrEqual(budget.css);
  if (process.env.GATEHOUSE_TEST_SIZES) process.stdout.write(`${name} ${Math.round(scripts)} ${Math.round(styles)}\n`);
});

const sizes = new Map<string, Promise<number>>();

async function sizeOf(found: Iterable<RegExpExecArray>): Promise<number> {
  const files = new Set([...found].map(([, src]) => src ?? ""));
  const all = await Promise.all(
    [...files].map((file) => {
      const size = sizes.get(file) ?? measured(file);
      sizes.set(file, size);
      return size;
    }),
  );
  return all.reduce((sum, size) => sum + size, 0) / 1024;
}

async function measured(file: string): Promise<number> {
  return gzipSync(await (await fetch(server.url + file)).arrayBuffer(), { level: 9 }).byteLength;
}
