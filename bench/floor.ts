// The floor: the least that could answer the same requests, on node:http and prepared statements. No rules, no logs, no limits.
import { createServer, type IncomingMessage } from "node:http";
import { answersOn, type Credentials } from "./floor-answers/answers";
import { checkedToken } from "./floor-answers/token";

const [file = "", secret = ""] = [process.env.FLOOR_DATABASE, process.env.FLOOR_SECRET];
const answers = answersOn(file, secret);

const server = createServer(async (incoming, outgoing) => {
  const [status, body] = await answer(incoming).catch((): Answer => [500, {}]);
  const text = JSON.stringify(body);
  outgoing.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
});
// Not left behind when the run is broken off.
process.on("disconnect", () => process.exit(0));
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.send?.(typeof address === "object" ? address?.port : null);
});

type Answer = readonly [status: number, body: unknown];

async function answer(incoming: IncomingMessage): Promise<Answer> {
  const [path = ""] = (incoming.url ?? "").split("?");
  if (path === "/myapp/token/verify/") {
    const { token }: { token: string } = await bodyOf(incoming);
    return isUsable(token) ? [200, {}] : [401, {}];
  }
  if (path === "/myapp/login/") {
    const { username, password }: Credentials = await bodyOf(incoming);
    const signedIn = await answers.signIn(username, password);
    return [signedIn ? 200 : 400, signedIn];
  }
  if (!isUsable((incoming.headers.authorization ?? "").slice("Bearer ".length))) return [401, {}];
  if (path === "/myapp/log/op/") return [200, answers.someOperations()];
  if (path === "/account/user/") {
    if (incoming.method !== "POST") return [200, answers.someUsers()];
    const rows: Credentials[] = await bodyOf(incoming);
    return [201, await answers.addUsers(rows)];
  }
  const user = answers.oneUser(Number(path.split("/")[3]));
  return [user ? 200 : 404, user ?? {}];
}

function isUsable(token: string): boolean {
  const claims = checkedToken(token, secret);
  return claims !== null && answers.isAlive(claims.sid, claims.userId);
}

async function bodyOf(incoming: IncomingMessage) {
  const parts: Buffer[] = await incoming.toArray();
  return JSON.parse(Buffer.concat(parts).toString("utf8"));
}
