import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ServedAddress } from "@/lib/http/catalogue";
import { filled } from "../documented";
import { client, type Answered } from "../support/client";
import { addSession, addUser, grant, startWithDatabase } from "../support/rows";
import type { TestServer } from "../support/server";
import MATRIX from "./access-matrix.json";
import { makeObject, newName, nounOf } from "./objects";
import { loadServed } from "./served";

const ROLES = ["anonymous", "without grant", "with exactly that grant", "superuser"] as const;
type Role = (typeof ROLES)[number];

/** Address, access, and the status for each role, of a call without fields or with `{}`. */
type Row = readonly [string, string, number, number, number, number];
const ROWS = MATRIX.map((row) => row as unknown as Row);

let server: TestServer;
let served: readonly ServedAddress[];
beforeAll(async () => {
  server = await startWithDatabase({ env: { TRUSTED_PROXY_HOPS: "1" } });
  served = await loadServed();
});
afterAll(() => server.stop());
