import { actorId, type Principal } from "../access/actor";
import { canonicalPath } from "../access/address";
import { operation } from "../access/operation";
import { compilePattern } from "../access/patterns";
import { requireSuperuser } from "../access/protection";
import type { Tx } from "../db/client";
import { bumpPolicy } from "../db/policy";
import { applySteps, usersByName } from "../db/policy-apply";
import { readPolicyFile } from "../db/policy-file";
import { settleChange } from "../db/policy-guard";
import { transaction } from "../db/transaction";
import { MOST_ASSERTIONS } from "../domain/assertion";
import { missingGroups, type PolicyStep, policySteps, usersOf, withUsernames } from "../domain/policy-difference";
import type { PolicyFile } from "../domain/policy-file";
import { AppError, type Issue } from "../errors";

/** A policy to become the stored one. */
export interface PolicyImport {
  readonly file: PolicyFile;
  /** Whether what the file does not have is removed; otherwise it stays. */
  readonly remove: boolean;
}

/** What an import does or would do. */
export interface PolicyOutcome {
  /** What is done, in its order. */
  readonly steps: readonly PolicyStep[];
  /** What the file does not have and stays all the same. */
  readonly kept: readonly PolicyStep[];
  /** The assertions that it would break; none after an import that was done. */
  readonly broken: readonly Issue[];
}

/** Thousands of rows are more than the usual transaction. */
const TIMEOUT = 30_000;
const MOST_TOLD = 20;

/** The whole policy; with `users` also the members of groups and what is given to single users. */
export const exportPolicy = operation({
  at: ["GET", "/admin/policy/"],
  run: (_actor: Principal, _target: undefined, { users }: { readonly users: boolean }): Promise<PolicyFile> =>
    transaction((tx) => readPolicyFile(tx, users), { timeout: TIMEOUT }),
});

/** What an import would do: it is done in a transaction that is taken back. Superusers only. Raises as `importPolicy`. */
export const previewPolicy = operation({
  at: ["POST", "/admin/policy/"],
  target: async (actor: Principal): Promise<void> => requireSuperuser(actor),
  run: async (actor: Principal, _target: unknown, input: PolicyImport): Promise<PolicyOutcome> => {
    const seen: { outcome?: PolicyOutcome } = {};
    const tried = transaction(
      async (tx) => {
        seen.outcome = await work(tx, actor, input);
        await settleChange(tx);
        throw new Taken();
      },
      { timeout: TIMEOUT },
    );
    const thrown = await tried.catch((error: unknown) => error);
    if (!seen.outcome) throw thrown;
    if (thrown instanceof Taken) return seen.outcome;
    const issues = thrown instanceof AppError ? (thrown.detail.issues ?? []) : [];
    if (issues.length === 0) throw thrown;
    return { ...seen.outcome, broken: issues };
  },
});

/**
 * Makes the file the stored policy, all or nothing; superusers only. Raises `invalid` on `file` for users, groups and patterns that
 * cannot be, and for assertions, stored ones and those of the file, that would be broken.
 */
export const importPolicy = operation({
  at: ["POST", "/admin/policy/"],
  target: async (actor: Principal): Promise<void> => requireSuperuser(actor),
  run: (actor: Principal, _target: unknown, input: PolicyImport): Promise<PolicyOutcome> =>
    transaction((tx) => work(tx, actor, input), { timeout: TIMEOUT }),
});

/** Ends a transaction that was only to be seen. */
class Taken extends Error {}

async function work(tx: Tx, actor: Principal, { file: sent, remove }: PolicyImport): Promise<PolicyOutcome> {
  await bumpPolicy(tx);
  const before = await readPolicyFile(tx, sent.users);
  const users = await usersByName(tx, [...usersOf(sent), ...usersOf(before)]);
  refuseImpossible(
    sent,
    users,
    before.groups.map(({ name }) => name),
  );
  const assertions = sent.assertions.map((one) => ({ ...one, path: canonicalPath(one.path) }));
  const file = withUsernames({ ...sent, assertions }, (name) => users.get(name)?.username ?? name);
  const all = policySteps(before, file);
  const steps = all.filter(({ act }) => remove || act !== "remove");
  const ids = new Map([...users.values()].map(({ id, username }) => [username, id]));
  await applySteps(tx, steps, ids, { by: actorId(actor), now: new Date(actor.call.time) });
  if ((await tx.assertion.count()) > MOST_ASSERTIONS) throw refused([{ rule: "max_elements", params: { max: MOST_ASSERTIONS } }]);
  return { steps, kept: all.filter(({ act }) => !remove && act === "remove"), broken: [] };
}

function refuseImpossible(file: PolicyFile, users: ReadonlyMap<string, unknown>, groups: readonly string[]): void {
  const nobody = usersOf(file).filter((name) => !users.has(name));
  const nowhere = missingGroups(file).filter((name) => !groups.includes(name));
  const broken = file.apis.map(({ pattern }) => pattern).filter((pattern) => "problem" in compilePattern(pattern));
  const issues = [
    ...[...nobody, ...nowhere].map((value) => ({ rule: "unknown_name", params: { value } }) as const),
    ...broken.map((value) => ({ rule: "re2_pattern", params: { value } }) as const),
  ];
  if (issues.length > 0) throw refused(issues);
}

function refused(issues: readonly Pick<Issue, "rule" | "params">[]): AppError {
  return new AppError("invalid", { issues: issues.slice(0, MOST_TOLD).map((issue) => ({ field: "file", ...issue })) });
}
