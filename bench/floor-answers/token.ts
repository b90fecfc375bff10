import { createHmac, timingSafeEqual } from "node:crypto";

/** The payload of a JWT with a good signature that has not expired, or null: the least a token check can be. */
export function checkedToken(token: string, secret: string): { sid: string; userId: number } | null {
  const [head = "", body = "", signature = ""] = token.split(".");
  const good = hmac(`${head}.${body}`, secret);
  const given = Buffer.from(signature, "base64url");
  if (given.length !== good.length || !timingSafeEqual(given, good)) return null;
  const claims: { sid: string; user_id: number; exp: number } = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  return claims.exp * 1000 > Date.now() ? { sid: claims.sid, userId: claims.user_id } : null;
}

/** A JWT with these claims. */
export function signedToken(claims: object, secret: string): string {
  const [head, body] = [{ alg: "HS256", typ: "JWT" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"));
  return `${head}.${body}.${hmac(`${head}.${body}`, secret).toString("base64url")}`;
}

function hmac(text: string, secret: string): Buffer {
  return createHmac("sha256", secret).update(text).digest();
}
