import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { anonymous } from "@/lib/access/actor";
import { fillTemplate } from "@/lib/access/address";
import type { Operation, Params } from "@/lib/access/operation";
import type { RawFields } from "@/lib/domain/draft";
import type { FormState } from "@/lib/domain/form-state";
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
import { noteCaller } from "./visit";

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
  const worked = await work(act, request, recording, sent).catch((thrown: unknown) => ({ thrown }));
  if ("thrown" in worked) return refused(worked.thrown, recording, sent);
  await recording.finish({ status: 200, body: null });
  const { to, toast } = await act.after(worked.output);
  if (toast) await setFlash(toast);
  revalidatePath("/", "layout");
  if (to !== undefined) redirect(to);
  return { turn, done: true, problems: [], values: {} };
}

async function work<T, I, O>(act: Act<T, I, O>, request: Request, recording: Recording, sent: RawFields): Promise<{ output: O }> {
  const { run, params = {}, read, door } = act;
  requireSameOrigin(request);
  const caller = door ? null : await identifyIfPossible(request, recording.call);
  noteCaller(recording, caller);
  const actor = caller ?? anonymous(recording.call);
  run.admit(actor, params);
  const target = await run.target(actor, params);
  recording.content = { body: sent.fields };
  return { output: await run.run(actor, target, read(sent)) };
}

async function refused(thrown: unknown, recording: Recording, sent: RawFields): Promise<FormState> {
  const { requestId, time } = recording.call;
  const error = describeFailure(thrown, requestId);
  if (error.code === "forbidden" && error.detail.decided !== false) recording.decisionId = newId();
  const problems = await problemsOf(error, requestId);
  const [first] = problems;
  const status = STATUS[error.code];
  await recording.finish({ status, body: null, message: status >= 500 ? `服务器内部错误 ${requestId}` : (first?.text ?? "") });
  if (error.code === "unauthenticated") redirect(paths.login(await currentPath()));
  return { turn: time, done: false, problems, values: typedValues(sent) };
}
