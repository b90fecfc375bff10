import type { Method } from "../domain/method";
import { processWide } from "../global";
import type { Dialect } from "./dialect";
import type { Endpoint } from "./endpoint";

/** The endpoints of one address by method; `HEAD: false` where GET has no HEAD. */
export type Endpoints = Partial<Record<Exclude<Method, "HEAD" | "OPTIONS">, Endpoint>> & { readonly HEAD?: false };

/** One served address, as the OpenAPI document and the tests read it. */
export interface ServedAddress {
  readonly dialect: Dialect["name"];
  readonly template: string;
  readonly endpoints: Endpoints;
  /** The value of `Allow`. */
  readonly allow: readonly string[];
}

const served = () => processWide("addresses", () => new Map<string, ServedAddress>());

/** Called by every route that is made. */
export function announce(address: ServedAddress): void {
  served().set(address.template, address);
}

/** All addresses whose route files were loaded, by template. */
export function servedAddresses(): readonly ServedAddress[] {
  return [...served().values()].sort((a, b) => (a.template < b.template ? -1 : 1));
}
