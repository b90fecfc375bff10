import type { TestServer } from "./server";

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

/** One request. A form is sent as it is, a text as JSON text, everything else becomes JSON. */
export type Ask = (method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Answered>;

/** Asks a server with the same headers each time; `headers` of a single request win. */
export function client(server: TestServer, own: Readonly<Record<string, string>> = {}): Ask {
  return async (method, path, body, headers = {}) => {
    const isForm = body instanceof URLSearchParams || body instanceof FormData;
    const sent = body === undefined || isForm || typeof body === "string" ? body : JSON.stringify(body);
    const type = body === undefined || isForm ? {} : { "content-type": "application/json" };
    const init: RequestInit = { method, headers: { ...type, ...own, ...headers }, redirect: "manual" };
    const response = await fetch(`${server.url}${path}`, sent === undefined ? init : { ...init, body: sent });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
}

/** Status and body, which most expectations are about. */
export function told({ status, text }: Answered): readonly [number, string] {
  return [status, text];
}

/** The value of the session cookie that an answer sets, or null. */
export function cookieOf({ headers }: Answered): string | null {
  return /^sessionid=([^;]+);/.exec(headers.get("set-cookie") ?? "")?.[1] ?? null;
}
