import { readFileSync } from "node:fs";
import { z } from "zod";
import type { TestServer } from "./server";

/** A server action of the built pages, and a page that knows it. */
export interface ServerAction {
  readonly id: string;
  /** The file that exports it, and its name in there. */
  readonly name: string;
  /** Its page, as a path below `app`: `admin/users/[id]`. */
  readonly page: string;
}

const manifest = z.object({
  node: z.record(z.string(), z.object({ workers: z.record(z.string(), z.unknown()), filename: z.string(), exportedName: z.string() })),
});

/** Every server action that the built pages can be asked for. */
export function serverActions(): ServerAction[] {
  const { node } = manifest.parse(JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")));
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({
    ...{ id, name: `${filename}: ${exportedName}` },
    page: (Object.keys(workers)[0] ?? "").replace(/^app\//, "").replace(/\/?page$/, ""),
  }));
}

/** Calls a server action as React does: its bound values, then the state before unless `bare`, then the form. */
export async function callAction(
  server: TestServer,
  { id, path, session }: { readonly id: string; readonly path: string; readonly session: string },
  {
    bound,
    fields,
    bare,
  }: { readonly bound: readonly unknown[]; readonly fields: Readonly<Record<string, string>>; readonly bare: boolean },
): Promise<{ status: number; text: string; to: string | null }> {
  const before = { turn: 0, done: false, problems: [], values: {} };
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify([...bound, ...(bare ? [] : [before]), "$K1"]));
  const headers = { "next-action": id, origin: server.url, cookie: `sessionid=${session}`, accept: "text/x-component" };
  const answer = await fetch(server.url + path, { method: "POST", headers, body, redirect: "manual" });
  return {
    status: answer.status,
    text: await answer.text(),
    to: answer.headers.get("x-action-redirect") ?? answer.headers.get("location"),
  };
}
