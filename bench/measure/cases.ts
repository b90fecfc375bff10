/** Something both servers are asked for. */
export interface Case {
  readonly name: string;
  readonly requests: readonly string[];
  readonly connections: number;
  /** Undefined where only time ends it. */
  readonly most?: number;
  /** Cases that write are not tried before they are measured. */
  readonly warms: boolean;
  readonly expectedStatus: number;
}

export interface Known {
  /** An access token of the superuser. */
  readonly token: string;
  readonly userId: number;
  /** Who may sign in, all with one password. */
  readonly usernames: readonly string[];
  readonly password: string;
}

const CONNECTIONS = 16;
const BATCH = 100;

/** The six cases. Batches are made apart from each other, so that no name comes twice. */
export function cases(known: Known, { quick }: { quick: boolean }): Case[] {
  const reading = { connections: CONNECTIONS, warms: true, expectedStatus: 200 };
  const batches = quick ? 1 : 3;
  return [
    { name: "verify a token", requests: [verifyRequest(known)], ...reading },
    { name: "one user", requests: [get(`/account/user/${known.userId}/`, known)], ...reading },
    { name: "20 of 10,000 users", requests: [get("/account/user/?limit=20", known)], ...reading },
    { name: "20 of 100,000 operations", requests: [get("/myapp/log/op/?limit=20", known)], ...reading },
    { name: "sign in", requests: signInRequests(known), connections: 4, most: quick ? 40 : 200, warms: false, expectedStatus: 200 },
    {
      name: "a batch of 100 users",
      requests: batchRequests(known, batches),
      connections: 1,
      most: batches,
      warms: false,
      expectedStatus: 201,
    },
  ];
}

/** `POST /myapp/token/verify/` with the known token. */
export function verifyRequest({ token }: Known): string {
  return post("/myapp/token/verify/", { token });
}

/** One sign-in of each user who may. */
export function signInRequests({ usernames, password }: Known): string[] {
  return usernames.map((username) => post("/myapp/login/", { username, password }));
}

/** Everybody in one list. */
export function listRequest(known: Known): string {
  return get("/account/user/", known);
}

/** The request as a text. */
export function post(url: string, body: unknown, token?: string): string {
  const json = JSON.stringify(body);
  const length = `content-length: ${Buffer.byteLength(json)}\r\n`;
  return `POST ${url} HTTP/1.1\r\n${headers(token)}content-type: application/json\r\n${length}\r\n${json}`;
}

function get(url: string, { token }: Known): string {
  return `GET ${url} HTTP/1.1\r\n${headers(token)}\r\n`;
}

function batchRequests({ token }: Known, batches: number): string[] {
  return Array.from({ length: batches }, (_, batch) => {
    const rows = Array.from({ length: BATCH }, (_, row) => ({
      username: `batch${batch}.user${row}`,
      password: `password-${batch}-${row}`,
    }));
    return post("/account/user/", rows, token);
  });
}

function headers(token?: string): string {
  return `host: 127.0.0.1\r\n${token === undefined ? "" : `authorization: Bearer ${token}\r\n`}`;
}
