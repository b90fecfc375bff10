import { downloadLog } from "@/lib/web/log-export";

/** The rows of a log as a file; takes the query of the log's page. */
export async function GET(request: Request, { params }: { params: Promise<{ log: string }> }): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())];
  return downloadLog((await params).log, Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)])));
}
