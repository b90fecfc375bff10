import { z } from "zod";
import { readDraft } from "@/lib/domain/draft";
import { text, username } from "@/lib/domain/fields";
import { AppError } from "@/lib/errors";
import { createFirstSuperuser } from "@/lib/services/setup";
import { visitor } from "./visitor";

/** What the form shows after a refusal: the rule each field broke, and the name as it was typed. */
export interface SetupState {
  readonly username: string;
  readonly problems: Readonly<Record<string, string>>;
}

/** Passwords set on a page have at least this many characters, whatever the APIs accept. */
const PASSWORD_MIN = 8;

const setupFields = z.object({
  username: username(),
  password: text({ keepSpaces: true, min: () => PASSWORD_MIN, max: 128 }),
});

/** Makes the first superuser from the form of `/setup/{token}`. `gone` when the link cannot be used. */
export async function submitSetup(token: string, form: FormData): Promise<SetupState | "done" | "gone"> {
  const fields = { username: form.get("username"), password: form.get("password") };
  try {
    await createFirstSuperuser(visitor(), { token }, readDraft(setupFields, { fields }));
    return "done";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === "not_found") return "gone";
    if (error.code !== "invalid") throw error;
    const problems = (error.detail.issues ?? []).map(({ field, rule }) => [field ?? "username", rule] as const);
    return { username: typeof fields.username === "string" ? fields.username : "", problems: Object.fromEntries(problems.reverse()) };
  }
}
