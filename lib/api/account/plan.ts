import { config } from "@/lib/config";
import type { PolicyChange } from "@/lib/domain/policy-change";
import { PLAN_DAYS } from "@/lib/domain/policy-plan";
import { offsetTime } from "@/lib/domain/time";
import { invalid } from "@/lib/errors";
import type { Json } from "@/lib/http/dialect";
import type { InputReader } from "@/lib/http/endpoint";
import { fieldsOf } from "@/lib/http/input";
import type { AnsweredPlan, PlanQuery } from "@/lib/services/policy-plan";
import { changeOf, planFields } from "./plan-schema";

/** The changes, the questions and the days of the log; the first fault is told with its place. */
export const planQuery: InputReader<PlanQuery> = {
  schema: planFields,
  readsBody: () => true,
  read({ body }) {
    const { fields } = fieldsOf(body);
    if (!("changes" in fields)) throw invalid("changes", "required");
    const read = planFields.safeParse(fields);
    if (!read.success) {
      const [field = "changes", row, ...rest] = read.error.issues[0]?.path.map(String) ?? [];
      if (row === undefined) throw invalid(field, field === "days" ? "integer" : "list", { type: typeof fields[field] });
      throw invalid(field, "plan_entry", { row: Number(row), part: rest.join(".") || "kind" });
    }
    const { changes, calls = [], days = PLAN_DAYS } = read.data;
    return { changes: changes.map(changeOf), calls: calls.map(({ user, ...call }) => ({ userId: user, ...call })), days };
  },
};

/** The answer of `POST /account/plan/`. */
export function planJson({ plan, verdicts }: AnsweredPlan): Json {
  const { version, changes, skipped, affected, effects, calls, warnings } = plan;
  return {
    version,
    changes: changes.map(({ change, refused }) => ({ change: changeJson(change), allowed: !refused })),
    skipped: skipped.map(changeJson),
    users: { ...affected },
    effects: effects.map(({ id, username, gains, losses, gained, lost }) => ({
      ...{ user: id, username, gains, losses },
      ...{ gained: gained.map((right) => ({ ...right })), lost: lost.map((right) => ({ ...right })) },
    })),
    calls: {
      ...{ days: calls.days, complete: calls.complete, refused: { ...calls.refused }, allowed: { ...calls.allowed } },
      examples: calls.examples.map(({ userId, ...flip }) => ({ user: userId, ...flip })),
    },
    warnings: warnings.map((warning) => ({ ...warning })),
    verdicts: verdicts.map(({ before, after }) => ({ before, after })),
  };
}

function changeJson(change: PolicyChange): Json {
  switch (change.kind) {
    case "grant":
      return { kind: "grant", ...change.holder, api_id: change.apiId, method: change.method, ...boundsJson(change) };
    case "revoke":
      return { kind: "revoke", ...change.holder, api_id: change.apiId, method: change.method };
    case "join":
      return { kind: "join", user: change.userId, group: change.groupId, ...boundsJson(change) };
    case "leave":
      return { kind: "leave", user: change.userId, group: change.groupId };
    case "pattern":
      return { kind: "pattern", api_id: change.apiId, pattern: change.pattern };
    default:
      return { kind: change.kind, user: change.userId, value: change.value };
  }
}

function boundsJson({ from, until }: { readonly from: number | null; readonly until: number | null }) {
  const time = (at: number | null) => (at === null ? null : offsetTime(at, config("APP_TIME_ZONE")));
  return { from: time(from), until: time(until) };
}
