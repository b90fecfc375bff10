import type { FileSubject, PolicyFile } from "./policy-file";

/** A time span as the file has it; "" for no bound. */
export interface FileSpan {
  readonly from: string;
  readonly until: string;
}

/** Names a back-end API: of several with one app and pattern, the `place` in the order of their names. */
export interface ApiKey {
  readonly app: string | null;
  readonly pattern: string;
  readonly place: number;
}

type Method = PolicyFile["apis"][number]["permissions"][number]["method"];

/** One thing of a policy, and what of it can change. */
export type PolicyPart =
  | { readonly kind: "group"; readonly group: string }
  | { readonly kind: "api"; readonly api: ApiKey; readonly name: string | null; readonly comment: string | null }
  | { readonly kind: "permission"; readonly api: ApiKey; readonly method: Method }
  | { readonly kind: "group_grant"; readonly api: ApiKey; readonly method: Method; readonly group: string; readonly span: FileSpan }
  | { readonly kind: "user_grant"; readonly api: ApiKey; readonly method: Method; readonly user: string; readonly span: FileSpan }
  | { readonly kind: "member"; readonly group: string; readonly user: string; readonly span: FileSpan }
  | ({ readonly kind: "assertion" } & PolicyFile["assertions"][number]);

/** One line of a difference: what is added, what becomes different, what the file does not have. */
export interface PolicyStep {
  readonly act: "add" | "change" | "remove";
  readonly part: PolicyPart;
}

/** In this order parts are added, and removed in the opposite one. */
const PART_ORDER = ["group", "api", "permission", "group_grant", "user_grant", "member", "assertion"] as const;

/** What leads from one policy to the other, in an order in which it can be done: additions and changes, then removals. */
export function policySteps(before: PolicyFile, after: PolicyFile): PolicyStep[] {
  const [old, next] = [partsOf(before), partsOf(after)];
  const steps: PolicyStep[] = [];
  for (const [key, part] of next) {
    const was = old.get(key);
    if (!was) steps.push({ act: "add", part });
    else if (contentOf(was) !== contentOf(part)) steps.push({ act: "change", part });
  }
  const gone = [...old].flatMap(([key, part]): PolicyStep[] => (next.has(key) ? [] : [{ act: "remove", part }]));
  const place = ({ part }: PolicyStep) => PART_ORDER.indexOf(part.kind);
  return [...steps.sort((a, b) => place(a) - place(b)), ...gone.sort((a, b) => place(b) - place(a))];
}

/** The usernames that a file speaks of. */
export function usersOf(file: PolicyFile): string[] {
  const holders = file.apis.flatMap(({ permissions }) => permissions.flatMap(({ users = [] }) => users.map(({ user }) => user)));
  const members = file.groups.flatMap(({ members: list = [] }) => list.map(({ user }) => user));
  const subjects = file.assertions.flatMap(({ subject }) => ("user" in subject ? subject.user : []));
  return [...new Set([...members, ...holders, ...subjects])];
}

/** The file with the usernames that `stored` has for its own spellings. */
export function withUsernames(file: PolicyFile, stored: (name: string) => string): PolicyFile {
  const renamed = <T extends { readonly user: string }>(list: readonly T[] | undefined) =>
    list?.map((one) => ({ ...one, user: stored(one.user) }));
  const optional = <K extends string, T>(key: K, list: T | undefined) => (list === undefined ? {} : { [key]: list });
  return {
    ...file,
    groups: file.groups.map((group) => ({ ...group, ...optional("members", renamed(group.members)) })),
    apis: file.apis.map((api) => ({
      ...api,
      permissions: api.permissions.map((permission) => ({ ...permission, ...optional("users", renamed(permission.users)) })),
    })),
    assertions: file.assertions.map((one) => ({
      ...one,
      subject: "user" in one.subject ? { user: stored(one.subject.user) } : one.subject,
    })),
  };
}

/** The groups that a file speaks of without listing them. */
export function missingGroups(file: PolicyFile): string[] {
  const listed = new Set(file.groups.map(({ name }) => name));
  const holders = file.apis.flatMap(({ permissions }) => permissions.flatMap(({ groups }) => groups.map(({ group }) => group)));
  const subjects = file.assertions.flatMap(({ subject }) =>
    "group" in subject ? subject.group : "nobody_but" in subject ? subject.nobody_but : [],
  );
  return [...new Set([...holders, ...subjects])].filter((name) => !listed.has(name));
}

/** A part as one line, in the words of the file. */
export function partText(part: PolicyPart): string {
  const span = "span" in part ? [part.span.from && ` from ${part.span.from}`, part.span.until && ` until ${part.span.until}`].join("") : "";
  switch (part.kind) {
    case "group":
      return `group ${part.group}`;
    case "api":
      return `api ${part.api.pattern}${part.name ? ` (${part.name})` : ""}`;
    case "permission":
      return `permission ${part.method} ${part.api.pattern}`;
    case "group_grant":
      return `group ${part.group}: ${part.method} ${part.api.pattern}${span}`;
    case "user_grant":
      return `user ${part.user}: ${part.method} ${part.api.pattern}${span}`;
    case "member":
      return `group ${part.group}: member ${part.user}${span}`;
    default:
      return `assertion ${fileSubjectText(part.subject)} ${part.allowed ? "may" : "may not"} ${part.method} ${part.path}`;
  }
}

/** A text that is the same for the same API. */
export function apiKeyText({ app, pattern, place }: ApiKey): string {
  return JSON.stringify([app, pattern, place]);
}

/** A text that is the same for the same subject. */
function fileSubjectText(subject: FileSubject): string {
  return JSON.stringify("nobody_but" in subject ? { nobody_but: [...subject.nobody_but].sort() } : subject);
}

function partsOf(file: PolicyFile): Map<string, PolicyPart> {
  const parts: PolicyPart[] = [];
  for (const { name: group, members = [] } of file.groups) {
    parts.push({ kind: "group", group });
    for (const { user, ...span } of members) parts.push({ kind: "member", group, user, span: spanOf(span) });
  }
  const seen = new Map<string, number>();
  for (const { app, pattern, name, comment, permissions } of [...file.apis].sort(byName)) {
    const same = JSON.stringify([app, pattern]);
    const api = { app, pattern, place: seen.get(same) ?? 0 };
    seen.set(same, api.place + 1);
    parts.push({ kind: "api", api, name, comment });
    for (const { method, groups, users = [] } of permissions) {
      parts.push({ kind: "permission", api, method });
      for (const { group, ...span } of groups) parts.push({ kind: "group_grant", api, method, group, span: spanOf(span) });
      for (const { user, ...span } of users) parts.push({ kind: "user_grant", api, method, user, span: spanOf(span) });
    }
  }
  for (const assertion of file.assertions) parts.push({ kind: "assertion", ...assertion });
  return new Map(parts.map((part) => [keyOf(part), part]));
}

function keyOf(part: PolicyPart): string {
  switch (part.kind) {
    case "group":
      return JSON.stringify([part.kind, part.group]);
    case "api":
      return JSON.stringify([part.kind, apiKeyText(part.api)]);
    case "permission":
      return JSON.stringify([part.kind, apiKeyText(part.api), part.method]);
    case "group_grant":
      return JSON.stringify([part.kind, apiKeyText(part.api), part.method, part.group]);
    case "user_grant":
      return JSON.stringify([part.kind, apiKeyText(part.api), part.method, part.user]);
    case "member":
      return JSON.stringify([part.kind, part.group, part.user]);
    default:
      return JSON.stringify([part.kind, fileSubjectText(part.subject), part.method, part.path]);
  }
}

/** What can change of a part while it stays the same part. */
function contentOf(part: PolicyPart): string {
  if (part.kind === "api") return JSON.stringify([part.name, part.comment]);
  if (part.kind === "assertion") return JSON.stringify([part.allowed, part.note]);
  return "span" in part ? JSON.stringify([part.span.from, part.span.until]) : "";
}

function spanOf({ from, until }: { readonly from?: string | undefined; readonly until?: string | undefined }): FileSpan {
  const moment = (text: string | undefined) => (text === undefined ? "" : new Date(text).toISOString());
  return { from: moment(from), until: moment(until) };
}

function byName(a: { readonly name: string | null }, b: { readonly name: string | null }): number {
  return (a.name ?? "") < (b.name ?? "") ? -1 : 1;
}
