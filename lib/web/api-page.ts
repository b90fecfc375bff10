import { PERMISSION_METHODS } from "@/lib/domain/api-directory";
import { patternExamples } from "@/lib/domain/pattern-examples";
import { judgePattern, type PatternAnswer } from "@/lib/services/api-directory";
import { one, type Query } from "./list-query";
import { load, requireUser } from "./load";

const MOST_SAMPLES = 20;
const LONGEST_SAMPLE = 500;
const LONGEST_PATTERN = 200;

/** What the fields of an API and its lab show. */
export interface ApiPage {
  readonly values: { readonly name: string; readonly pattern: string; readonly app_name: string; readonly comment: string };
  readonly samples: string;
  /** Whether the tried paths are made up. */
  readonly made: boolean;
  readonly answer: PatternAnswer | null;
  readonly group: string;
  readonly methods: readonly string[];
  readonly apps: readonly string[];
  /** Names of all APIs, or their patterns. */
  readonly names: ReadonlyMap<number, string>;
  readonly groups: readonly { readonly value: string; readonly label: string }[];
}

/** Reads what the address carries of an unsaved API over what is saved, and has the pattern judged. */
export async function apiPage(query: Query, apiId: number | null, saved: ApiPage["values"]): Promise<ApiPage> {
  const { snapshot } = await requireUser();
  const typed = (name: keyof ApiPage["values"]) => (query[name] === undefined ? saved[name] : one(query, name).replaceAll("\0", ""));
  const values = { name: typed("name"), app_name: typed("app_name"), comment: typed("comment"), pattern: typed("pattern").trim() };
  const pattern = values.pattern.slice(0, LONGEST_PATTERN);
  const samples = one(query, "samples").replaceAll("\0", "");
  const lines = samples.split("\n").flatMap((line) => line.trim().slice(0, LONGEST_SAMPLE) || []);
  const tried = lines.length > 0 ? lines.slice(0, MOST_SAMPLES) : patternExamples(pattern);
  const answer = pattern === "" ? null : await load(judgePattern, {}, { pattern, apiId, samples: tried });
  const apis = [...snapshot.apis.values()];
  const sorted = (names: readonly string[]) => [...new Set(names)].sort((a, b) => a.localeCompare(b));
  const groups = [...snapshot.groups.values()].map(({ id, name }) => ({ value: String(id), label: name }));
  return {
    ...{ values, samples, made: lines.length === 0, answer, group: one(query, "group") },
    methods: PERMISSION_METHODS.filter((method) => one(query, "methods").split(",").includes(method)),
    apps: sorted(apis.flatMap(({ appName }) => appName ?? [])),
    names: new Map(apis.map(({ id, name, pattern: text }) => [id, name ?? text])),
    groups: groups.sort((a, b) => a.label.localeCompare(b.label)),
  };
}
