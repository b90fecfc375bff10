import type { Principal } from "../access/actor";
import { type Overlap, overlapsOf, type RealCalls, realCalls } from "../access/api-overlap";
import { type ApiUse, surveyOf } from "../access/api-survey";
import { decide } from "../access/decide";
import { operation, type Params } from "../access/operation";
import { judgeSample, judgeSpellings, type SampleVerdict, type SpellingVerdict } from "../access/pattern-lab";
import { compilePattern, type PatternProblem } from "../access/patterns";
import { countUserGrants, readApiDirectory } from "../db/api-directory";
import { readTraffic } from "../db/api-traffic";
import { db } from "../db/client";
import { readSnapshot } from "../db/policy-reader";
import { groupedCalls } from "../domain/api-coverage";
import type { ApiDirectory, ApiImpact, MethodHolders } from "../domain/api-directory";
import { coversWindow, type Traffic } from "../domain/api-traffic";
import { patternExamples } from "../domain/pattern-examples";
import { unclosedAt } from "../domain/pattern-syntax";
import { primaryKey } from "../domain/primary-key";
import type { Snapshot } from "../domain/rights";
import { AppError } from "../errors";

const DAYS = 7;
const LOG_RIGHT = ["GET", "/myapp/log/op/"] as const;

/** What a pattern is tried with; `apiId` is the API being edited. */
export interface PatternQuestion {
  readonly pattern: string;
  readonly apiId: number | null;
  readonly samples: readonly string[];
}

/** What the engine makes of a pattern. */
export interface PatternAnswer {
  readonly problem: PatternProblem | null;
  readonly samples: readonly SampleVerdict[];
  /** Of the first path that matches: the own samples come first, then made ones. */
  readonly spellings: readonly SpellingVerdict[];
  readonly overlaps: readonly Overlap[];
  /** Null for who may not read the operation log. */
  readonly real: (RealCalls & { readonly since: number; readonly complete: boolean }) | null;
}

/** The catalogue of back-end APIs as a search finds it. */
export const listApiDirectory = operation({
  at: ["GET", "/account/backendapi/"],
  run: (_actor: Principal, _target: undefined, { search }: { readonly search: string }): Promise<ApiDirectory> => readApiDirectory(search),
});

/** Who has the methods of these APIs, for those who may list permissions. */
export const listMethodHolders = operation({
  at: ["GET", "/account/permission/"],
  run: async (actor: Principal, _target: undefined, apiIds: readonly number[]): Promise<readonly MethodHolders[]> => {
    const { groups, permissions } = await snapshotOf(actor);
    const byMethod = new Map<string, { id: number; name: string }[]>();
    for (const { id, name, grants } of groups.values()) {
      for (const { permissionId } of grants) {
        const rule = permissions.get(permissionId);
        if (!rule) continue;
        const key = `${rule.apiId} ${rule.method}`;
        byMethod.set(key, [...(byMethod.get(key) ?? []), { id, name }]);
      }
    }
    const counted = await countUserGrants(apiIds);
    return counted.map((row) => ({ ...row, groups: byMethod.get(`${row.apiId} ${row.method}`) ?? [] }));
  },
});

/** The calls of the last seven days by API, for those who may read the operation log. */
export const surveyCalls = operation({
  at: LOG_RIGHT,
  run: async (
    actor: Principal,
  ): Promise<{ readonly traffic: Traffic; readonly uses: ReadonlyMap<number, ApiUse>; readonly uncovered: number }> => {
    const [snapshot, traffic] = [await snapshotOf(actor), await readTraffic(actor.call.time, DAYS)];
    const { uses, uncovered } = await surveyOf(snapshot, traffic);
    return { traffic, uses, uncovered: groupedCalls(uncovered).length };
  },
});

/** Tries a pattern, saved or not, on the engine itself. */
export const judgePattern = operation({
  at: ["GET", "/account/backendapi/"],
  run: async (actor: Principal, _target: undefined, { pattern, apiId, samples }: PatternQuestion): Promise<PatternAnswer> => {
    const compiled = compilePattern(pattern);
    const verdicts = samples.map((sample) => judgeSample(pattern, sample));
    if ("problem" in compiled) {
      // RE2 names the whole pattern when a bracket stays open.
      const at = compiled.problem.startsWith("missing closing") ? unclosedAt(pattern) : undefined;
      return { problem: at === undefined ? compiled : { ...compiled, at }, samples: verdicts, spellings: [], overlaps: [], real: null };
    }
    const snapshot = await snapshotOf(actor);
    const traffic = readsLog(actor) ? await readTraffic(actor.call.time, DAYS) : null;
    const logged = [...new Set((traffic?.rows ?? []).map(({ path }) => path))];
    const tried = [...verdicts.map(({ judged }) => judged), ...logged];
    const saved = apiId === null ? null : (snapshot.apis.get(apiId)?.pattern ?? null);
    const matching = [...verdicts.flatMap(({ form }) => form ?? []), ...patternExamples(pattern)].find(
      (path) => judgeSample(pattern, path).matches,
    );
    return {
      problem: null,
      samples: verdicts,
      spellings: matching === undefined ? [] : judgeSpellings(pattern, matching),
      overlaps: await overlapsOf(snapshot, pattern, apiId, tried, actor.call.time),
      real: traffic && {
        ...realCalls(traffic.rows, pattern, saved),
        since: Math.max(traffic.from, traffic.reach),
        complete: coversWindow(traffic),
      },
    };
  },
});

/** What goes with an API, for those who may delete it. Raises `not_found`. */
export const previewApiDeletion = operation({
  at: ["DELETE", "/account/backendapi/{pk}/"],
  target: async (_actor: Principal, { pk }: Params): Promise<number> => {
    const id = primaryKey(pk);
    if (id === null || (await db().backendApi.count({ where: { id } })) === 0) throw new AppError("not_found");
    return id;
  },
  run: async (_actor: Principal, apiId: number): Promise<ApiImpact> => {
    const permission = { apiId };
    return {
      methods: await db().permission.count({ where: permission }),
      groups: await db().group.count({ where: { grants: { some: { permission } } } }),
      users: await db().user.count({ where: { deletedAt: null, grants: { some: { permission } } } }),
    };
  },
});

function readsLog(actor: Principal): boolean {
  if (actor.kind === "system") return true;
  const [method, path] = LOG_RIGHT;
  return decide(actor.snapshot, actor.subject, { method, path, at: actor.call.time }).allowed;
}

async function snapshotOf(actor: Principal): Promise<Snapshot> {
  if (actor.kind === "user") return actor.snapshot;
  const { version } = await db().policy.findUniqueOrThrow({ where: { id: 1 } });
  return readSnapshot(version);
}
