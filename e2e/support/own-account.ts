import type { Page } from "playwright";
import { db } from "@/lib/db/client";
import { sha256Hex } from "@/lib/security/opaque";

/** A password that the rules let pass. */
export const STRONG = "blue-lamp-42-east";

/** What the forms of a page of the own account say is wrong. */
export function problems(page: Page): Promise<string[]> {
  return page.locator("main form p[id$=-error], main form [role=alert]").allTextContents();
}

/** Whether the session of a cookie has not ended. */
export async function isAlive(cookie: string): Promise<boolean> {
  const row = await db().session.findFirstOrThrow({ where: { cookieHash: sha256Hex(cookie) } });
  return row.endedAt === null;
}
