import type { Instrumentation } from "next";
import { systemActor } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { now } from "@/lib/clock";
import { CLIENT_HEADER, provenAddress } from "@/lib/http/client-address";
import { recordPageError } from "@/lib/services/page-errors";

/** Next calls this for every page or action that failed. Those that `lib/web` noticed have left their row already. */
export const onRequestError: Instrumentation.onRequestError = async (error, { path, method, headers }) => {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : "";
  if (/^[0-9a-f]{32}$/.test(digest)) return;
  const proof = String(headers[CLIENT_HEADER] ?? "");
  const ip = provenAddress(new Request("http://localhost", { headers: { [CLIENT_HEADER]: proof } }));
  await recordPageError(systemActor(systemCall(now())), {}, { method, path, digest, ip });
};
