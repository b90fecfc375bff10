import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

/** Asks on the terminal and returns the line, without its end; piped input is not asked, its next line is taken. */
export async function ask(question: string): Promise<string> {
  if (isInteractive()) process.stdout.write(question);
  return readLine(process.stdout);
}

/** As `ask`, and what is typed is not shown. */
export async function askSecretly(question: string): Promise<string> {
  if (!isInteractive()) return readLine(process.stdout);
  process.stdout.write(question);
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const answer = await readLine(nowhere);
  process.stdout.write("\n");
  return answer;
}

/** Whether a person sits at the keyboard. */
export function isInteractive(): boolean {
  return process.stdin.isTTY === true;
}

async function readLine(echo: NodeJS.WritableStream): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: echo, terminal: isInteractive() });
  lines.on("SIGINT", () => process.exit(130));
  try {
    for await (const line of lines) return line;
    return "";
  } finally {
    lines.close();
  }
}
