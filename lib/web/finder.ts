import type { UserActor } from "@/lib/access/actor";
import type { Operation } from "@/lib/access/operation";
import type { FoundGroup, FoundRow } from "@/lib/domain/found";
import { fullName } from "@/lib/domain/user-name";
import { paths } from "@/lib/paths";
import { listApiDirectory } from "@/lib/services/api-directory";
import { listGroupSummaries } from "@/lib/services/group-directory";
import { readMatrix } from "@/lib/services/permission-matrix";
import { findUsersByText } from "@/lib/services/user-finder";
import type { en } from "@/messages/en";
import { answerJson } from "./json-answer";
import { may } from "./may";
import { texts } from "./texts";

const MOST = 6;
const LONGEST = 100;

type Search = (actor: UserActor, text: string) => Promise<readonly FoundRow[]>;

/** A kind of thing that the search of the top bar finds. */
interface Source {
  /** Its heading. */
  readonly name: keyof typeof en.shell;
  readonly may: (actor: UserActor) => boolean;
  readonly find: Search;
}

/** What is searched, in the order in which it is shown. A new kind adds its line here; it answers few rows, and by an index. */
const SOURCES: readonly Source[] = [
  source("users", findUsersByText, async (actor, text) => {
    const users = await findUsersByText(actor, {}, text);
    return users.map(({ id, values }) => ({ href: paths.user(id), icon: "user", label: values.username, detail: fullName(values) }));
  }),
  source("groups", listGroupSummaries, async (actor, text) => {
    const { rows } = await listGroupSummaries(actor, {}, { search: text, sort: "name", window: { limit: MOST, offset: 0 } });
    return rows.map(({ id, name }) => ({ href: paths.group(id), icon: "group", label: name, detail: "" }));
  }),
  source("permissions", readMatrix, async ({ snapshot }, text) => {
    const wanted = text.toLowerCase();
    const found = [...snapshot.groups.values()].filter(({ name }) => name.toLowerCase().includes(wanted));
    return found
      .slice(0, MOST)
      .map(({ id, name }) => ({ href: paths.permissionsOf("group", id), icon: "permission", label: name, detail: "" }));
  }),
  source("apis", listApiDirectory, async ({ snapshot }, text) => {
    const wanted = text.toLowerCase();
    const found = [...snapshot.apis.values()].filter(({ name, pattern }) => `${name ?? ""} ${pattern}`.toLowerCase().includes(wanted));
    return found
      .slice(0, MOST)
      .map(({ id, name, pattern }) => ({ href: paths.api(id), icon: "api", label: name ?? pattern, detail: pattern }));
  }),
];

/** Answers the search of the top bar: what each source that the reader may ask finds by `text`. */
export function answerSearch(text: string): Promise<Response> {
  // PostgreSQL takes no NUL in a text.
  return answerJson((actor) => find(actor, text.replaceAll("\0", "").trim().slice(0, LONGEST)));
}

async function find(actor: UserActor, text: string): Promise<FoundGroup[]> {
  if (text === "") return [];
  const t = await texts("shell");
  const asked = SOURCES.filter((one) => one.may(actor));
  const found = await Promise.all(asked.map(async ({ name, find: search }) => ({ name: t(name), rows: await search(actor, text) })));
  return found.filter(({ rows }) => rows.length > 0);
}

function source<T, I, O>(name: Source["name"], operation: Operation<T, I, O>, search: Search): Source {
  return { name, may: (actor) => may(actor, operation), find: search };
}
