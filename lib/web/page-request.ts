import { headers } from "next/headers";
import { PATH_HEADER } from "@/lib/paths";

/** The path and query of the page being drawn. Whatever came past the proxy counts as a page of the dashboard. */
export async function currentPath(): Promise<string> {
  return (await headers()).get(PATH_HEADER) ?? "/admin";
}

/** The facts of the page's request as a web request with `method`, which the kernel of the API reads too. */
export async function pageRequest(method: string): Promise<Request> {
  const sent = new Headers(await headers());
  // A page goes by the cookie alone: a browser never sends this header by itself.
  sent.delete("authorization");
  return new Request(new URL(await currentPath(), `http://${sent.get("host") ?? "localhost"}`), { method, headers: sent });
}
