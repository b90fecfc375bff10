import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import os from "node:os";
import path from "node:path";

/** Whether a real nginx is installed here. */
export const NGINX = ["nginx", "/usr/sbin/nginx"].find((name) => spawnSync(name, ["-v"]).status === 0) ?? null;

/** Starts nginx with the `server` block; `port` is one that the block listens on. Returns how to stop it. */
export async function startNginx(block: string, port: number): Promise<() => Promise<void>> {
  if (!NGINX) throw new Error("There is no nginx.");
  const folder = mkdtempSync(path.join(os.tmpdir(), "gatehouse-nginx-"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${folder}/${name};`);
  const worker = process.getuid?.() === 0 ? "user root;" : "";
  const main = `${worker} pid ${folder}/pid; error_log stderr; events {}\nhttp { access_log off; ${temporary.join(" ")}\n${block}\n}\n`;
  writeFileSync(path.join(folder, "nginx.conf"), main);
  const nginx = spawn(NGINX, ["-p", folder, "-c", path.join(folder, "nginx.conf"), "-g", "daemon off;"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed: string[] = [];
  nginx.stderr.setEncoding("utf8").on("data", (text: string) => printed.push(text));
  const exited = once(nginx, "exit");
  exited.then(() => rmSync(folder, { recursive: true, force: true }));
  while (!(await answers(port))) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended: ${printed.join("")}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return async () => {
    nginx.kill("SIGTERM");
    await exited;
  };
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
