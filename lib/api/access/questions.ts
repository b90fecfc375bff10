import { type Evaluation, type EvaluationBatch, MAX_EVALUATIONS, SEMANTICS } from "@/lib/domain/evaluation";
import { isRecord } from "@/lib/domain/record";
import { AppError, type Issue, invalid } from "@/lib/errors";
import type { InputReader } from "@/lib/http/endpoint";
import { fieldsOf } from "@/lib/http/input";
import { evaluationFields, evaluationsFields } from "./schemas";

type Sent = Readonly<Record<string, unknown>>;

const LONGEST = 2000;

/** One question. Raises `invalid` for a part that is missing or no text. */
export const question: InputReader<Evaluation> = {
  readsBody: () => true,
  schema: evaluationFields,
  read: ({ body }) => settled(fieldsOf(body).fields),
  logged: ({ body }) => (body.kind === "json" && isRecord(body.value) ? loggedQuestion(body.value) : undefined),
};

/** Many questions; without any of its own the call is a question itself, told as one. */
export const questions: InputReader<EvaluationBatch> = {
  readsBody: () => true,
  schema: evaluationsFields,
  read({ body }) {
    const { fields } = fieldsOf(body);
    const { evaluations = [], options = {} } = fields;
    if (!Array.isArray(evaluations)) throw invalid("evaluations", "list", { type: typeof evaluations });
    if (evaluations.length > MAX_EVALUATIONS) throw invalid("evaluations", "max_elements", { max: MAX_EVALUATIONS });
    if (evaluations.length === 0) return { questions: [settled(fields)], semantic: "execute_all", single: true };
    return { questions: evaluations.map((one: unknown) => withDefaults(fields, one)), semantic: semanticOf(options), single: false };
  },
};

function settled(fields: Sent): Evaluation {
  const read = readQuestion(fields);
  if ("issue" in read) throw new AppError("invalid", { issues: [read.issue] });
  return read;
}

function withDefaults(common: Sent, sent: unknown): Evaluation | { readonly issue: Issue } {
  if (!isRecord(sent)) return { issue: { field: "evaluations", rule: "dict", params: { type: typeof sent } } };
  return readQuestion({ ...common, ...sent });
}

function readQuestion(fields: Sent): Evaluation | { readonly issue: Issue } {
  const subject = texts(fields, "subject", ["type", "id"]);
  if ("issue" in subject) return subject;
  const action = texts(fields, "action", ["name"]);
  if ("issue" in action) return action;
  const resource = texts(fields, "resource", ["type", "id"]);
  return "issue" in resource ? resource : { subject: subject.values, action: action.values, resource: resource.values };
}

/** The named texts of a part of the question, or the first that is none. */
function texts<const N extends string>(
  fields: Sent,
  part: string,
  names: readonly N[],
): { readonly values: Readonly<Record<N, string>> } | { readonly issue: Issue } {
  const sent = fields[part];
  if (sent === undefined) return { issue: { field: part, rule: "required" } };
  if (!isRecord(sent)) return { issue: { field: part, rule: "dict", params: { type: typeof sent } } };
  const values: Partial<Record<N, string>> = {};
  for (const name of names) {
    const value = sent[name];
    const field = `${part}.${name}`;
    if (value === undefined) return { issue: { field, rule: "required" } };
    if (typeof value !== "string") return { issue: { field, rule: "not_text" } };
    if (value === "") return { issue: { field, rule: "blank" } };
    if (value.length > LONGEST) return { issue: { field, rule: "max_length", params: { max: LONGEST } } };
    values[name] = value;
  }
  return { values: values as Record<N, string> };
}

function semanticOf(options: unknown): EvaluationBatch["semantic"] {
  const sent = isRecord(options) ? (options.evaluations_semantic ?? "execute_all") : options;
  const known = SEMANTICS.find((one) => one === sent);
  if (!known) throw invalid("options.evaluations_semantic", "choice", { value: String(sent).slice(0, 50) });
  return known;
}

/** Under names whose values a log may hold. */
function loggedQuestion(fields: Sent): unknown {
  const read = readQuestion(fields);
  if ("issue" in read) return fields;
  return { username: read.subject.id, method: read.action.name, url: read.resource.id.replace(/[?#].*$/s, "") };
}
