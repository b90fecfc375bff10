import type { UserActor } from "@/lib/access/actor";
import { decide } from "@/lib/access/decide";
import type { At } from "@/lib/access/operation";
import { paths } from "@/lib/paths";
import { en } from "@/messages/en";
import { zh } from "@/messages/zh";
import { texts } from "./texts";

type ShellText = keyof typeof en.shell;

/** A page of the menu: `needs` is the address whose right opens it, null for every visitor of the dashboard. */
interface Entry {
  readonly name: ShellText;
  readonly href: string;
  readonly icon: string;
  readonly section: ShellText | null;
  readonly needs: At | null;
  /** First letters of the Chinese name, for the search. */
  readonly initials: string;
  /** The keys that lead there, one after the other. */
  readonly keys: string | null;
}

/** The menu. A new page of the dashboard adds its line here, and its icon in `components/layout/rail-icon.tsx`. */
const ENTRIES: readonly Entry[] = [
  { name: "overview", href: paths.admin, icon: "overview", section: null, needs: null, initials: "zl", keys: "g h" },
  { name: "users", href: paths.users, icon: "user", section: "directory", needs: ["GET", "/account/user/"], initials: "yh", keys: "g u" },
  {
    name: "groups",
    href: paths.groups,
    icon: "group",
    section: "directory",
    needs: ["GET", "/account/group/"],
    initials: "yhz",
    keys: "g g",
  },
  {
    name: "apis",
    href: paths.apis,
    icon: "api",
    section: "access",
    needs: ["GET", "/account/backendapi/"],
    initials: "jk",
    keys: "g a",
  },
  {
    name: "permissions",
    href: paths.permissions,
    icon: "permission",
    section: "access",
    needs: ["GET", "/admin/plan/"],
    initials: "qx",
    keys: "g p",
  },
  {
    name: "accessTester",
    href: paths.access,
    icon: "access",
    section: "access",
    needs: ["GET", "/admin/access/"],
    initials: "qxcs",
    keys: "g t",
  },
  {
    name: "assertions",
    href: paths.assertions,
    icon: "assertion",
    section: "access",
    needs: ["GET", "/admin/assertions/"],
    initials: "qxdy",
    keys: null,
  },
  {
    name: "loginLog",
    href: paths.log("login"),
    icon: "login",
    section: "logs",
    needs: ["GET", "/myapp/log/login/"],
    initials: "dlrz",
    keys: "g l",
  },
  {
    name: "operationLog",
    href: paths.log("op"),
    icon: "operation",
    section: "logs",
    needs: ["GET", "/myapp/log/op/"],
    initials: "czrz",
    keys: "g o",
  },
  {
    name: "errorLog",
    href: paths.log("error"),
    icon: "error",
    section: "logs",
    needs: ["GET", "/myapp/log/error/"],
    initials: "cwrz",
    keys: "g e",
  },
  {
    name: "retention",
    href: paths.retention,
    icon: "retention",
    section: "logs",
    needs: ["GET", "/admin/logs/retention/"],
    initials: "rzbl",
    keys: null,
  },
  { name: "jobs", href: paths.jobs, icon: "jobs", section: "system", needs: null, initials: "rw", keys: "g j" },
  { name: "apiDocs", href: paths.docs, icon: "docs", section: "system", needs: null, initials: "jkwd", keys: "g d" },
  {
    name: "settings",
    href: paths.settings,
    icon: "settings",
    section: "system",
    needs: ["GET", "/admin/settings/"],
    initials: "sz",
    keys: "g s",
  },
];

/** What the search offers beside the pages of the menu. */
const ACTS: readonly Entry[] = [
  { name: "newUser", href: paths.newUser, icon: "add", section: null, needs: ["POST", "/account/user/"], initials: "xjyh", keys: null },
  { name: "newGroup", href: paths.newGroup, icon: "add", section: null, needs: ["POST", "/account/group/"], initials: "xjyhz", keys: null },
  { name: "newApi", href: paths.newApi, icon: "add", section: null, needs: ["POST", "/admin/apis/"], initials: "djjk", keys: null },
  { name: "profile", href: paths.me, icon: "user", section: null, needs: null, initials: "grzl", keys: "g m" },
];

/** A page of the menu as the reader sees it. */
export interface MenuPage {
  readonly href: string;
  readonly icon: string;
  readonly label: string;
  readonly section: string | null;
  /** What the search finds it by, in lower case: its names in both languages and the first letters of the Chinese one. */
  readonly keywords: string;
  /** The keys that lead there, as `g u`; null for none. */
  readonly keys: string | null;
}

/** The pages of the menu that the user may open, in order. */
export async function menuOf(actor: UserActor): Promise<MenuPage[]> {
  const t = await texts("shell");
  return ENTRIES.filter((entry) => mayOpen(actor, entry)).map((entry) => shown(entry, t));
}

/** What the search offers to the user beside the pages of the menu. */
export async function actsOf(actor: UserActor): Promise<MenuPage[]> {
  const t = await texts("shell");
  return ACTS.filter((entry) => mayOpen(actor, entry)).map((entry) => shown(entry, t));
}

/** What the page at a path needs, for the one who was refused: its name and address; null when the menu does not know the path. */
export async function needOf(path: string): Promise<{ page: string; at: At } | null> {
  const t = await texts("shell");
  const fitting = ENTRIES.filter(
    ({ href, needs }) => needs && (path === href || path.startsWith(`${href}/`) || path.startsWith(`${href}?`)),
  );
  const [entry] = fitting.sort((a, b) => b.href.length - a.href.length);
  return entry?.needs ? { page: t(entry.name), at: entry.needs } : null;
}

function shown({ name, href, icon, section, initials, keys }: Entry, t: (name: ShellText) => string): MenuPage {
  const keywords = `${en.shell[name]} ${zh.shell[name]} ${initials}`.toLowerCase();
  return { href, icon, keys, keywords, label: t(name), section: section && t(section) };
}

function mayOpen({ snapshot, subject, call }: UserActor, { needs }: Entry): boolean {
  if (!needs) return true;
  const [method, path] = needs;
  return decide(snapshot, subject, { method, path, at: call.time }).allowed;
}
