import { notFound } from "next/navigation";
import { logOfWord } from "@/lib/domain/log-address";
import { followLog } from "@/lib/web/log-tail";

/** Follows the log under the filter of the address, by server-sent events. */
export async function GET(request: Request, { params }: { params: Promise<{ log: string }> }): Promise<Response> {
  const log = logOfWord((await params).log) ?? notFound();
  return followLog(request, log);
}
