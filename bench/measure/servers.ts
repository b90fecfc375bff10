import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

/** A server that is being measured. */
export interface Measured {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/** Starts `.build/server.mjs` as in production, on a free port. Fails with what it printed. */
export async function startProduct(settings: Readonly<Record<string, string>>): Promise<Measured> {
  const server = spawn(process.execPath, [path.resolve(".build/server.mjs")], {
    env: { ...inherited(), NODE_ENV: "production", HOST: "127.0.0.1", PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let printed = "";
  const port = await new Promise<number>((resolve, reject) => {
    // Read to the end, so that the pipe never fills.
    server.stdout.setEncoding("utf8").on("data", (text: string) => {
      printed = (printed + text).slice(0, 10_000);
      const told = / listens on http:\/\/[^ ]+:(\d+)/.exec(printed)?.[1];
      if (told !== undefined) resolve(Number(told));
    });
    server.once("exit", () => reject(new Error(`The server did not start.\n${printed}`)));
  });
  return measured(server, port);
}

/** Starts the floor on a copy of the same database. */
export async function startFloor(settings: Readonly<Record<string, string>>): Promise<Measured> {
  const floor = fork(path.resolve(".build/bench/floor.mjs"), { env: { ...inherited(), NODE_ENV: "production", ...settings } });
  const [port] = await once(floor, "message");
  return measured(floor, Number(port));
}

/** The settings of whoever runs this must not change what is measured. */
function inherited(): Record<string, string> {
  const names = ["PATH", "HOME", "TMPDIR", "LANG", "SystemRoot"];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

function measured(child: ChildProcess, port: number): Measured {
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill();
    await gone;
  };
  return { port, pid: child.pid ?? 0, stop };
}
