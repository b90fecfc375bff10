import type { IncomingMessage } from "node:http";
import { CLIENT_HEADER, clientAddress, clientProof } from "@/lib/http/client-address";
import { type HostPolicy, publicScheme } from "./policy";

/**
 * Makes the headers of a request trustworthy, in place: what only a proxy or the framework may say is deleted, and the proven
 * client address, scheme and public host are written in its stead. `api` also takes away what could turn an API answer into a page's.
 */
export function settleHeaders(request: IncomingMessage, policy: HostPolicy, api: boolean): void {
  const headers = request.headers;
  const address = clientAddress(request.socket.remoteAddress, text(headers["x-forwarded-for"]), policy.hops);
  const scheme = publicScheme(headers, policy);
  for (const name of Object.keys(headers)) {
    if (FOREIGN.test(name) || (api && FRAMEWORK.test(name))) delete headers[name];
  }
  headers[CLIENT_HEADER] = clientProof(address);
  headers["x-forwarded-proto"] = scheme;
  headers["x-forwarded-host"] = policy.publicUrl?.host ?? headers.host ?? "localhost";
}

/** A proxy that asks for leave names the call it asks about; whoever else says so asks about the own rights. */
const FOREIGN = /^(?:x-forwarded-(?!(?:method|uri)$).*|x-gatehouse-.*|x-middleware-.*|x-real-ip|forwarded)$/;
const FRAMEWORK = /^(?:rsc|next-router-.*|next-action|next-url|x-nextjs-.*)$/;

const text = (value: string | string[] | undefined) => (Array.isArray(value) ? value.join(",") : value);
