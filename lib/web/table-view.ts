import { cookies } from "next/headers";
import { z } from "zod";
import type { RememberedView } from "./table-query";

/** The cookie in which a browser remembers how it wants the list at `path`. */
export function viewCookie(path: string): string {
  return `view${path.replaceAll("/", ".")}`;
}

/** How this browser wants the list at `path`; null when it never chose. */
export async function rememberedView(path: string): Promise<RememberedView | null> {
  const value = (await cookies()).get(viewCookie(path))?.value;
  return remembered.safeParse(value).data ?? null;
}

const remembered = z
  .string()
  .max(500)
  .transform((text) => {
    const [columns = "", density = ""] = text.split(".");
    return { columns: columns.split("~"), density };
  });
