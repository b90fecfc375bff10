import type { FormFinding, FormState } from "@/lib/domain/form-state";
import { type PolicyStep, partText } from "@/lib/domain/policy-difference";
import { type PolicyFile, policyFile, policyText } from "@/lib/domain/policy-file";
import { type Issue, invalid } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { exportPolicy, importPolicy, type PolicyOutcome, previewPolicy } from "@/lib/services/policy-file";
import { download } from "./download";
import { submit } from "./submit";
import { texts } from "./texts";

const MOST_LINES = 500;
const SIGNS = { add: "+", change: "~", remove: "−" } as const;

/** The policy as a file to keep; with `users` what single users have too. */
export function downloadPolicy(users: boolean): Promise<Response> {
  return download({
    run: exportPolicy,
    input: { users },
    name: "policy.json",
    type: "application/json",
    pieces: async function* (file) {
      yield policyText(file);
    },
  });
}

/** Tells what the file of a form (`upload`, or pasted as `file`) would change; with `step` "apply" it changes it. */
export async function submitPolicyFile(form: FormData): Promise<FormState> {
  const upload = form.get("upload");
  const text = upload instanceof File && upload.size > 0 ? await upload.text() : String(form.get("file") ?? "");
  const remove = form.getAll("remove").at(-1) === "true";
  const read = () => ({ file: fileOf(text), remove });
  const kept = { file: text, remove: String(remove) };
  if (form.get("step") === "apply") {
    const after = ({ steps }: PolicyOutcome) => ({
      ...{ to: paths.policyFile, toast: { key: "policyFile.applied", values: { count: steps.length } } as const },
    });
    return { ...(await submit(withoutFile(form), { run: importPolicy, read, after })), values: kept };
  }
  let found: PolicyOutcome | null = null;
  const after = (output: PolicyOutcome) => {
    found = output;
    return {};
  };
  const state = await submit(withoutFile(form), { run: previewPolicy, read, after });
  return { ...state, done: false, values: kept, ...(found !== null && { told: await told(found) }) };
}

async function told({ steps, kept, broken }: PolicyOutcome): Promise<FormFinding> {
  const [t, errors] = [await texts("policyFile"), await texts("errors")];
  const sentence = ({ rule, params }: Issue) => errors(`rules.${rule}`, { ...params });
  const counts = t("difference", {
    add: steps.filter(({ act }) => act === "add").length,
    change: steps.filter(({ act }) => act === "change").length,
    remove: steps.filter(({ act }) => act === "remove").length,
  });
  const stays = kept.length > 0 ? t("kept", { count: kept.length }) : "";
  const lines = [...linesOf(steps), ...(kept.length > 0 ? [stays, ...linesOf(kept, "=")] : [])];
  const more = lines.length > MOST_LINES ? [t("more", { count: lines.length - MOST_LINES })] : [];
  return {
    look: broken.length > 0 ? "danger" : "success",
    text: [counts, ...broken.map(sentence)].join(" "),
    lines: [...lines.slice(0, MOST_LINES), ...more],
  };
}

function linesOf(steps: readonly PolicyStep[], sign?: string): string[] {
  return steps.map(({ act, part }) => `${sign ?? SIGNS[act]} ${partText(part)}`);
}

/** The file itself is not for the log. */
function withoutFile(form: FormData): FormData {
  const rest = new FormData();
  for (const [name, value] of form) if (name !== "file" && name !== "upload") rest.append(name, value);
  return rest;
}

function fileOf(text: string): PolicyFile {
  try {
    return policyFile.parse(JSON.parse(text));
  } catch {
    throw invalid("file", "pattern");
  }
}
