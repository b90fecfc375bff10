import type { AssertionSubject } from "@/lib/domain/assertion";
import { subjectText } from "@/lib/domain/assertion";
import { type ApiKey, apiKeyText, type PolicyPart, type PolicyStep } from "@/lib/domain/policy-difference";
import type { FileSubject } from "@/lib/domain/policy-file";
import { usernameKey } from "@/lib/domain/username";
import type { Tx } from "./client";
import { createGroupRows } from "./groups";
import { slices } from "./page";
import type { Author } from "./relations";
import { type Param, write } from "./statement";

/** The live users of these names, however their letters are written: id and the name as it is stored, by the name as given. */
export async function usersByName(on: Tx, names: readonly string[]): Promise<Map<string, { id: number; username: string }>> {
  const found = new Map<string | null, { id: number; username: string }>();
  for (const slice of slices([...new Set(names.map(usernameKey))])) {
    const rows = await on.user.findMany({ where: { usernameKey: { in: slice } }, select: { id: true, username: true, usernameKey: true } });
    for (const { id, username, usernameKey: key } of rows) found.set(key, { id, username });
  }
  const named = names.flatMap((name) => {
    const user = found.get(usernameKey(name));
    return user ? [[name, user] as const] : [];
  });
  return new Map(named);
}

/** Does the steps of a difference, in their order. Every group that they name is there or among them; `users` has every user. */
export async function applySteps(tx: Tx, steps: readonly PolicyStep[], users: ReadonlyMap<string, number>, author: Author): Promise<void> {
  const names = await Names.read(tx, users);
  // Steps of one kind and act stand together.
  for (const run of runsOf(steps)) await applyRun(tx, run, names, author);
}

type Of<K extends PolicyPart["kind"]> = Extract<PolicyPart, { kind: K }>;

/** What the parts of a file are called in the database. */
class Names {
  readonly groups = new Map<string, number>();
  readonly apis = new Map<string, number>();
  readonly permissions = new Map<string, number>();

  private constructor(readonly users: ReadonlyMap<string, number>) {}

  static async read(tx: Tx, users: ReadonlyMap<string, number>): Promise<Names> {
    const names = new Names(users);
    for (const { id, name } of await tx.group.findMany({ select: { id: true, name: true } })) names.groups.set(name, id);
    const rows = await tx.backendApi.findMany({ select: { id: true, appName: true, pattern: true, name: true }, orderBy: { id: "asc" } });
    const seen = new Map<string, number>();
    const keys = new Map<number, string>();
    for (const { id, appName: app, pattern } of rows.sort((a, b) => ((a.name ?? "") < (b.name ?? "") ? -1 : 1))) {
      const same = JSON.stringify([app, pattern]);
      const place = seen.get(same) ?? 0;
      seen.set(same, place + 1);
      keys.set(id, apiKeyText({ app, pattern, place }));
      names.apis.set(apiKeyText({ app, pattern, place }), id);
    }
    for (const { id, method, apiId } of await tx.permission.findMany({ select: { id: true, method: true, apiId: true } })) {
      names.permissions.set(`${method} ${keys.get(apiId)}`, id);
    }
    return names;
  }

  group(name: string): number {
    return known(this.groups, name);
  }

  user(name: string): number {
    return known(this.users, name);
  }

  api(key: ApiKey): number {
    return known(this.apis, apiKeyText(key));
  }

  permission({ api, method }: { readonly api: ApiKey; readonly method: string }): number {
    return known(this.permissions, `${method} ${apiKeyText(api)}`);
  }

  subject(subject: FileSubject): AssertionSubject {
    if ("user" in subject) return { user: this.user(subject.user) };
    return "group" in subject ? { group: this.group(subject.group) } : { nobodyBut: subject.nobody_but.map((name) => this.group(name)) };
  }
}

function known(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error("a policy file names what is not there");
  return id;
}

function runsOf(steps: readonly PolicyStep[]): PolicyStep[][] {
  const runs: PolicyStep[][] = [];
  for (const step of steps) {
    const last = runs.at(-1);
    const [first] = last ?? [];
    if (last && first?.part.kind === step.part.kind && (first.act === "remove") === (step.act === "remove")) last.push(step);
    else runs.push([step]);
  }
  return runs;
}

async function applyRun(tx: Tx, run: readonly PolicyStep[], names: Names, author: Author): Promise<void> {
  const parts = <K extends PolicyPart["kind"]>(kind: K) => run.flatMap(({ act, part }) => (isOf(part, kind) ? [{ act, part }] : []));
  const removes = run[0]?.act === "remove";
  await applyGroups(
    tx,
    parts("group").map(({ part }) => part.group),
    removes,
    names,
    author,
  );
  for (const { act, part } of parts("api")) await applyApi(tx, act, part, names, author);
  await applyPermissions(
    tx,
    parts("permission").map(({ part }) => part),
    removes,
    names,
    author,
  );
  const pairs: Pair[] = [
    ...parts("group_grant").map(
      ({ part }): Pair => ({ table: "group_grants", ids: [names.group(part.group), names.permission(part)], part }),
    ),
    ...parts("user_grant").map(({ part }): Pair => ({ table: "user_grants", ids: [names.user(part.user), names.permission(part)], part })),
    ...parts("member").map(({ part }): Pair => ({ table: "memberships", ids: [names.user(part.user), names.group(part.group)], part })),
  ];
  await applyPairs(tx, pairs, removes, author);
  for (const { act, part } of parts("assertion")) await applyAssertion(tx, act, part, names, author);
}

function isOf<K extends PolicyPart["kind"]>(part: PolicyPart, kind: K): part is Of<K> {
  return part.kind === kind;
}

async function applyGroups(tx: Tx, groups: readonly string[], removes: boolean, names: Names, { now }: Author): Promise<void> {
  if (removes) for (const slice of slices(groups)) await tx.group.deleteMany({ where: { name: { in: slice } } });
  else for (const [at, id] of (await createGroupRows(tx, groups, now)).entries()) names.groups.set(groups[at] ?? "", id);
}

async function applyApi(tx: Tx, act: PolicyStep["act"], { api, name, comment }: Of<"api">, names: Names, { now }: Author): Promise<void> {
  if (act === "remove") await tx.backendApi.deleteMany({ where: { id: names.api(api) } });
  else if (act === "change") await tx.backendApi.updateMany({ where: { id: names.api(api) }, data: { name, comment } });
  else {
    const data = { appName: api.app, pattern: api.pattern, name, comment, createdAt: now };
    const { id } = await tx.backendApi.create({ data, select: { id: true } });
    names.apis.set(apiKeyText(api), id);
  }
}

async function applyPermissions(tx: Tx, parts: readonly Of<"permission">[], removes: boolean, names: Names, { now }: Author) {
  for (const slice of slices(parts, 500)) {
    if (removes) await tx.permission.deleteMany({ where: { id: { in: slice.map((part) => names.permission(part)) } } });
    else {
      const keys = new Map(slice.map(({ api }) => [names.api(api), apiKeyText(api)]));
      const data = slice.map(({ api, method }) => ({ method, apiId: names.api(api), createdAt: now }));
      const made = await tx.permission.createManyAndReturn({ data, select: { id: true, method: true, apiId: true } });
      for (const { id, method, apiId } of made) names.permissions.set(`${method} ${keys.get(apiId)}`, id);
    }
  }
}

const COLUMNS = {
  group_grants: ["group_id", "permission_id"],
  user_grants: ["user_id", "permission_id"],
  memberships: ["user_id", "group_id"],
} as const;

interface Pair {
  readonly table: keyof typeof COLUMNS;
  readonly ids: readonly Param[];
  readonly part: { readonly span: { readonly from: string; readonly until: string } };
}

async function applyPairs(tx: Tx, pairs: readonly Pair[], removes: boolean, { by, now }: Author): Promise<void> {
  const table = pairs[0]?.table ?? "memberships";
  const [one, other] = COLUMNS[table];
  const date = (text: string) => (text === "" ? null : new Date(text));
  for (const slice of slices(pairs, removes ? 200 : 100)) {
    if (removes) {
      const where = slice.map(() => `(${one} = ? AND ${other} = ?)`).join(" OR ");
      await write(
        `DELETE FROM ${table} WHERE ${where}`,
        slice.flatMap(({ ids }) => ids),
        tx,
      );
    } else {
      const values = slice.map(() => "(?, ?, ?, ?, ?, ?)").join(", ");
      const params = slice.flatMap(({ ids, part: { span } }) => [...ids, now, by, date(span.from), date(span.until)]);
      await write(
        `INSERT INTO ${table} (${one}, ${other}, created_at, created_by, valid_from, valid_until) VALUES ${values}
          ON CONFLICT (${one}, ${other}) DO UPDATE SET valid_from = excluded.valid_from, valid_until = excluded.valid_until`,
        params,
        tx,
      );
    }
  }
}

async function applyAssertion(tx: Tx, act: PolicyStep["act"], part: Of<"assertion">, names: Names, { by, now }: Author): Promise<void> {
  const { allowed, method, path, note } = part;
  const subject = subjectText(names.subject(part.subject));
  if (act === "remove") await tx.assertion.deleteMany({ where: { subject, method, path } });
  else if (act === "change") await tx.assertion.updateMany({ where: { subject, method, path }, data: { allowed, note } });
  else await tx.assertion.create({ data: { subject, allowed, method, path, note, createdAt: now, createdById: by } });
}
