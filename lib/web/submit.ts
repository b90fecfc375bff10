import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { type Actor, anonymous, isSuperuser } from "@/lib/access/actor";
import { fillTemplate } from "@/lib/access/address";
import type { Operation, Params } from "@/lib/access/operation";
import { overriding } from "@/lib/access/override";
import type { RawFields } from "@/lib/domain/draft";
import { type FormState, OVERRIDE_FIELD } from "@/lib/domain/form-state";
import type { AppError } from "@/lib/errors";
import { identifyIfPossible } from "@/lib/http/credentials";
import { STATUS } from "@/lib/http/dialect";
import { describeFailure } from "@/lib/http/failure";
import { type Recording, record } from "@/lib/http/record";
import { requireSameOrigin } from "@/lib/http/same-origin";
import { paths } from "@/lib/paths";
import { newId } from "@/lib/security/opaque";
import { type Message, setFlash } from "./flash";
import { formFields, typedValues } from "./form-fields";
import { currentPath, pageRequest } from "./page-request";
import { problemsOf } from "./problems";
import { texts } from "./texts";
import { noteCaller } from "./visit";

const LONGEST_REASON = 200;

/** What follows a success: another page, a message on the page that comes next, or neither. */
export interface Outcome {
  readonly to?: string;
  readonly toast?: Message;
}

/** One act of a page: which operation, on what, how the form is read, and what follows. */
export interface Act<T, I, O> {
  readonly run: Operation<T, I, O>;
  readonly params?: Params;
  /** See `draftOf`; acts without fields give `() => undefined`. */
  readonly read: (sent: RawFields) => I;
  readonly after: (output: O) => Outcome | Promise<Outcome>;
  /** A sign-in or registration: leaves a login row, and the caller's cookie is not looked at. */
  readonly door?: boolean;
}

/**
 * Serves a server action in the same ring as an API call: same-origin rule, who asks, the engine, the addressed object, the fields,
 * the work, then the log rows under the operation's own address. Errors come back as the state of the form; who is not signed in goes
 * to the sign-in page; a success goes where `after` says.
 */
export async function submit<T, I, O>(form: FormData, act: Act<T, I, O>): Promise<FormState> {
  const { run, params = {}, door = false } = act;
  const request = await pageRequest(run.at[0]);
  const recording = record(request, "web", fillTemplate(run.at[1], params), { door, managed: !door });
  const sent = formFields(form);
  const turn = recording.call.time;
  const seen: Seen = { superuser: false };
  const worked = await work(act, request, recording, sent, seen).catch((thrown: unknown) => ({ thrown }));
  if ("thrown" in worked) return refused(worked.thrown, recording, sent, seen);
  await recording.finish({ status: 200, body: null });
  const { to, toast } = await act.after(worked.output);
  if (toast) await setFlash(toast);
  revalidatePath("/", "layout");
  if (to !== undefined) redirect(to);
  return { turn, done: true, problems: [], values: {} };
}

/** Who was found to ask, for the answer to a refusal. */
interface Seen {
  superuser: boolean;
}

async function work<T, I, O>(
  act: Act<T, I, O>,
  request: Request,
  recording: Recording,
  sent: RawFields,
  seen: Seen,
): Promise<{ output: O }> {
  const { run, params = {}, read, door } = act;
  requireSameOrigin(request);
  const caller = door ? null : await identifyIfPossible(request, recording.call);
  noteCaller(recording, caller);
  const actor = caller ?? anonymous(recording.call);
  seen.superuser = isSuperuser(actor);
  run.admit(actor, params);
  const target = await run.target(actor, params);
  recording.content = { body: sent.fields };
  const running = () => run.run(actor, target, read(sent));
  const reason = reasonOf(actor, sent);
  return { output: await (reason === null ? running() : overriding(reason, running)) };
}

/** Why the act may break assertions; only superusers may say so, and the field stands in the log with the others. */
function reasonOf(actor: Actor, { fields }: RawFields): string | null {
  const reason = String(fields[OVERRIDE_FIELD] ?? "").trim();
  return isSuperuser(actor) && reason !== "" ? reason.slice(0, LONGEST_REASON) : null;
}

async function refused(thrown: unknown, recording: Recording, sent: RawFields, seen: Seen): Promise<FormState> {
  const { requestId, time } = recording.call;
  const error = describeFailure(thrown, requestId);
  if (error.code === "forbidden" && error.detail.decided !== false) recording.decisionId = newId();
  const problems = await problemsOf(error, requestId);
  const [first] = problems;
  const status = STATUS[error.code];
  await recording.finish({ status, body: null, message: status >= 500 ? `服务器内部错误 ${requestId}` : (first?.text ?? "") });
  if (error.code === "unauthenticated") redirect(paths.login(await currentPath()));
  const state = { turn: time, done: false, problems, values: typedValues(sent) };
  return seen.superuser && breaksAssertion(error) ? { ...state, override: await overrideTexts() } : state;
}

function breaksAssertion({ detail: { issues = [] } }: AppError): boolean {
  return issues.length > 0 && issues.every(({ rule }) => rule === "assertion_broken");
}

async function overrideTexts() {
  const t = await texts("errors");
  return { label: t("overrideLabel"), hint: t("overrideHint") };
}
