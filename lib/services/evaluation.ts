import type { Principal, UserActor } from "../access/actor";
import { canonicalPath, plainPath } from "../access/address";
import { decide } from "../access/decide";
import { noteDecision } from "../access/noted-decision";
import { operation } from "../access/operation";
import { type NamedSubject, readSubjects } from "../db/subject-reader";
import type { Evaluation, EvaluationBatch, ForwardedCall } from "../domain/evaluation";
import { isUnsafe } from "../domain/method";
import { placeInTime } from "../domain/rights";
import { usernameKey } from "../domain/username";
import { AppError, type Issue } from "../errors";
import { newId } from "../security/opaque";

/** What was decided for another program, and why: a reason of the engine, or why it could not be asked. */
export interface Verdict {
  readonly allowed: boolean;
  readonly reason: string;
  /** The same for all of a call; its row in the operation log has it too. */
  readonly decisionId: string;
  /** For a question that could not be read. */
  readonly issue?: Issue;
}

/** The answers to a batch. */
export interface BatchVerdict extends Pick<EvaluationBatch, "single"> {
  readonly verdicts: readonly Verdict[];
}

/** The caller that a proxy may let through, as the program behind it is told. */
export interface LetThrough {
  readonly id: number;
  readonly username: string;
  /** Names of the groups the caller is in at the moment. */
  readonly groups: readonly string[];
}

/**
 * Whether a user may do something, by superuser flag and grants alone: an address that this program opens of itself may be another
 * one in the program that asks.
 */
export const evaluateAccess = operation({
  at: ["POST", "/access/v1/evaluation"],
  run: async (actor: Principal, _target: undefined, question: Evaluation): Promise<Verdict> => {
    const [verdict] = await verdicts(actor, { questions: [question], semantic: "execute_all", single: true });
    if (!verdict) throw new AppError("internal");
    return verdict;
  },
});

/** The same for many questions, in order, until the semantic of the batch ends it. */
export const evaluateBatch = operation({
  at: ["POST", "/access/v1/evaluations"],
  run: async (actor: Principal, _target: undefined, batch: EvaluationBatch): Promise<BatchVerdict> => ({
    single: batch.single,
    verdicts: await verdicts(actor, batch),
  }),
});

/**
 * Whether the caller may make a call to a program behind a proxy, by superuser flag and grants alone. The headers name the call, and it is
 * judged for nobody but the caller, so nobody learns anything by naming another one. Raises `forbidden`, and `cross_site` for what
 * a page of another site would change with the caller's cookie.
 */
export const judgeForwarded = operation.signedIn("everybody may know what they may call", {
  at: ["GET", "/access/forward"],
  run: async (actor: UserActor, _target: undefined, { method, uri, crossSite }: ForwardedCall): Promise<LetThrough> => {
    const { call, snapshot, subject, user, session } = actor;
    const path = uri === null ? null : plainPath(uri);
    if (method === null || path === null) {
      call.judged({ path: path ?? "/access/forward", reason: "unclear_address", policyVersion: null });
      throw new AppError("forbidden");
    }
    const address = { method, path, at: call.time };
    const { allowed, reason } = decide(snapshot, subject, address);
    noteDecision(actor, address, reason);
    if (!allowed) throw new AppError("forbidden");
    if (crossSite && session.byCookie && isUnsafe(method)) throw new AppError("cross_site", { reason: "Cross-site request refused." });
    const present = subject.memberships.filter((member) => placeInTime(member, call.time) === "in");
    const groups = present.flatMap(({ groupId }) => snapshot.groups.get(groupId)?.name ?? []);
    return { id: user.id, username: user.username, groups };
  },
});

async function verdicts(actor: Principal, { questions, semantic }: EvaluationBatch): Promise<Verdict[]> {
  if (actor.kind !== "user") throw new AppError("forbidden");
  const decisionId = newId();
  const names = questions.flatMap((one) => ("issue" in one || one.subject.type !== "user" ? [] : one.subject.id));
  const subjects = await readSubjects(names);
  const told: Verdict[] = [];
  for (const question of questions) {
    const verdict = "issue" in question ? { allowed: false, reason: "invalid", issue: question.issue } : judge(actor, question, subjects);
    told.push({ ...verdict, decisionId });
    if (semantic === (verdict.allowed ? "permit_on_first_permit" : "deny_on_first_deny")) break;
  }
  // The row is about the call itself, not about what it asked.
  const path = actor.call.operationRow(200).url;
  actor.call.judged({ path, reason: "granted", policyVersion: actor.snapshot.version, decisionId });
  return told;
}

function judge(
  { snapshot, call }: UserActor,
  { subject, action, resource }: Evaluation,
  subjects: ReadonlyMap<string, NamedSubject>,
): Pick<Verdict, "allowed" | "reason"> {
  if (subject.type !== "user") return { allowed: false, reason: "unknown_subject_type" };
  if (resource.type !== "url") return { allowed: false, reason: "unknown_resource_type" };
  const known = subjects.get(usernameKey(subject.id.trim()));
  if (!known) return { allowed: false, reason: "unknown_subject" };
  const path = canonicalPath(resource.id.replace(ORIGIN, ""));
  const { allowed, reason } = decide(snapshot, known.subject, { method: action.name, path, at: call.time });
  return { allowed, reason };
}

const ORIGIN = /^https?:\/\/[^/?#]*/i;
