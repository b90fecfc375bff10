import { downloadRows } from "@/lib/web/access-batch";

/** The tested calls as a file; takes the query of the page. */
export function GET(request: Request): Promise<Response> {
  return downloadRows({ rows: new URL(request.url).searchParams.getAll("rows") });
}
