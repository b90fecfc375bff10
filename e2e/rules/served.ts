import path from "node:path";
import { pathToFileURL } from "node:url";
import { DOCUMENTS } from "@/lib/api/openapi/documents";
import { type Line, linesOf } from "@/lib/api/openapi/line";
import { type ServedAddress, servedAddresses } from "@/lib/http/catalogue";
import { filesBelow, ROOT } from "./sources";

/** Everything that is served, read from the route files themselves. */
export async function loadServed(): Promise<readonly ServedAddress[]> {
  const files = filesBelow("app/api").filter((file) => file.endsWith("/route.ts") && !file.startsWith("app/api/auth/"));
  for (const file of files) await import(pathToFileURL(path.join(ROOT, file)).href);
  return servedAddresses();
}

/** What is served, with what its document says of it. */
export async function loadLines(): Promise<readonly Line[]> {
  return linesOf(await loadServed(), DOCUMENTS);
}
