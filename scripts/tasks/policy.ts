import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { systemActor } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { assertionText, ENGLISH } from "@/lib/api/drf/english";
import { now } from "@/lib/clock";
import { ConfigError } from "@/lib/config";
import { partText } from "@/lib/domain/policy-difference";
import { type PolicyFile, policyFile, policyText } from "@/lib/domain/policy-file";
import { AppError, type Issue } from "@/lib/errors";
import { listAssertions } from "@/lib/services/assertions";
import { exportPolicy, importPolicy, type PolicyOutcome, previewPolicy } from "@/lib/services/policy-file";
import { print, runCommand, UsageError } from "./support/command";
import { openDatabase } from "./support/database";

const USAGE = `npm run policy -- COMMAND
  check          tells for each stored assertion whether it holds; ends with 1 when one is broken
  export [FILE]  writes groups, back-end APIs, permissions and assertions as JSON to a new file, or prints them
    --users      with the members of groups and what is given to single users, by username
  import FILE    tells what the file would change; ends with 1 when it would break an assertion
    --apply      and changes it, all or nothing
    --remove     also removes what is not in the file, which else stays`;

const OPTIONS = { users: { type: "boolean" }, apply: { type: "boolean" }, remove: { type: "boolean" } } as const;
const SIGNS = { add: "+", change: "~", remove: "-" } as const;

await runCommand(
  USAGE,
  OPTIONS,
  async ({ positionals: [command, file, ...more], values: { users = false, apply = false, remove = false } }) => {
    if (more.length > 0) throw new UsageError(`Unknown argument: ${more[0]}`);
    if (command === "check" && file === undefined) return check();
    if (command === "export") return write(file, users);
    if (command === "import" && file !== undefined) return bring(file, { apply, remove });
    throw new UsageError(command === undefined ? "Name a command." : `Cannot be done: ${[command, file].filter(Boolean).join(" ")}`);
  },
);

async function check(): Promise<void> {
  await openDatabase({ mayCreate: false });
  const standings = await listAssertions(actor(), {}, undefined);
  for (const { holds, parts, offenders } of standings) {
    const by = offenders.count > 0 ? ` (${offenders.names.join(", ")}${offenders.count > offenders.names.length ? ", …" : ""})` : "";
    print(`${holds ? "holds " : "BROKEN"}  ${assertionText(parts)}${by}`);
  }
  const broken = standings.filter(({ holds }) => !holds).length;
  if (broken > 0) throw new ConfigError(`${broken} of ${standings.length} assertions are broken`);
  print(standings.length === 0 ? "There are no assertions." : `All ${standings.length} assertions hold.`);
}

async function write(name: string | undefined, users: boolean): Promise<void> {
  await openDatabase({ mayCreate: false });
  const text = policyText(await exportPolicy(actor(), {}, { users }));
  if (name === undefined) process.stdout.write(text);
  else {
    try {
      writeFileSync(placeOf(name), text, { flag: "wx" });
    } catch {
      throw new ConfigError(`${name} exists already or cannot be written`);
    }
    print(`Wrote ${name}.`);
  }
}

async function bring(name: string, { apply, remove }: { readonly apply: boolean; readonly remove: boolean }): Promise<void> {
  const input = { file: readFile(name), remove };
  await openDatabase({ mayCreate: false });
  const work = apply ? importPolicy(actor(), {}, input) : previewPolicy(actor(), {}, input);
  const outcome = await work.catch((error: unknown) => {
    const issues = error instanceof AppError ? (error.detail.issues ?? []) : [];
    throw issues.length > 0 ? new ConfigError(`Nothing was changed. ${issues.map(told).join("; ")}`) : error;
  });
  tell(outcome, apply);
}

function tell({ steps, kept, broken }: PolicyOutcome, applied: boolean): void {
  for (const { act, part } of steps) print(`${SIGNS[act]} ${partText(part)}`);
  print(`${steps.length} changes${applied ? " made" : ""}.`);
  if (kept.length > 0) print(`${kept.length} entries are not in the file and stay (--remove removes them).`);
  if (broken.length > 0) throw new ConfigError(broken.map(told).join("; "));
  if (!applied && steps.length > 0) print("Nothing was changed: add --apply.");
}

function readFile(name: string): PolicyFile {
  try {
    return policyFile.parse(JSON.parse(readFileSync(placeOf(name), "utf8")));
  } catch (error) {
    throw new ConfigError(`${name} is no policy file: ${error instanceof Error ? (error.message.split("\n")[0] ?? "") : ""}`);
  }
}

/** npm runs us in the root of the repository; the name counts from where the command was typed. */
function placeOf(name: string): string {
  return path.resolve(process.env.INIT_CWD ?? "", name);
}

function actor() {
  return systemActor(systemCall(now()));
}

function told({ rule, params }: Issue): string {
  return ENGLISH.rules[rule](params ?? {}).replace(/\.$/, "");
}
