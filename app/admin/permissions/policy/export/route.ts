import { downloadPolicy } from "@/lib/web/policy-file";

/** The policy as a file; `?users=1` with what single users have. */
export function GET(request: Request): Promise<Response> {
  return downloadPolicy(new URL(request.url).searchParams.get("users") === "1");
}
