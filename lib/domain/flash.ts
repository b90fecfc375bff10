import { z } from "zod";

const flash = z.object({
  id: z.string().max(40),
  /** A key of the catalogue, such as `users.deleted`: whoever forges the cookie can only pick one of our sentences. */
  key: z.string().max(80),
  values: z.record(z.string().max(40), z.union([z.string().max(200), z.number()])),
  /** What the Undo button asks for; `kind` names an entry of `lib/web/undo.ts`, which checks the right again. */
  undo: z.object({ kind: z.string().max(40), ids: z.array(z.string().max(1_200)).max(200) }).nullable(),
});

/** A message for the next page. */
export type Flash = z.output<typeof flash>;

/** The text of the cookie, fit for a header. */
export function writeFlash(message: Flash): string {
  return encodeURIComponent(JSON.stringify(message));
}

/** The message of a cookie; null for anything that is none. */
export function readFlash(cookie: string | undefined): Flash | null {
  if (!cookie) return null;
  try {
    return flash.parse(JSON.parse(decodeURIComponent(cookie)));
  } catch {
    return null;
  }
}
