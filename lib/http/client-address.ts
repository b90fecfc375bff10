import { randomBytes } from "node:crypto";
import { isIP, isIPv4 } from "node:net";
import { processWide } from "@/lib/global";

/** Carries the address from the host to the kernels. The host deletes what a client sends under this name. */
export const CLIENT_HEADER = "x-gatehouse-client";

/**
 * The address that limits and logs go by (contract 2.3). `peer` is the other end of the socket, `forwardedFor` the text of
 * `X-Forwarded-For`, `hops` the number of trusted proxies. Too few entries, or an entry that is no address, give the peer.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | undefined, hops: number): string {
  const socket = plainAddress(peer ?? "") ?? "0.0.0.0";
  if (hops === 0 || forwardedFor === undefined) return socket;
  return plainAddress(forwardedFor.split(",").at(-hops)?.trim() ?? "") ?? socket;
}

/** The header value that proves an address was found by the host of this very process. */
export function clientProof(address: string): string {
  return `${nonce()} ${address}`;
}

/** The address the host found. `0.0.0.0` when the request did not come through it. */
export function provenAddress(request: Request): string {
  const [proof, address] = request.headers.get(CLIENT_HEADER)?.split(" ") ?? [];
  return proof === nonce() && address !== undefined ? address : "0.0.0.0";
}

const nonce = () => processWide("host-nonce", () => randomBytes(16).toString("hex"));

/** One spelling for each address, so that a counter cannot be had twice; null when the text is no address. */
function plainAddress(text: string): string | null {
  if (isIPv4(text)) return text;
  const address = text.replace(/%.*$/, "");
  if (isIP(address) !== 6) return null;
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(canonical);
  if (!mapped) return canonical;
  const [high, low] = [Number.parseInt(mapped[1] ?? "", 16), Number.parseInt(mapped[2] ?? "", 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join(".");
}
