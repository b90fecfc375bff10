import { downloadReport } from "@/lib/web/job-report";

/** What became of the rows of a job, but for those that went well, as CSV. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return downloadReport((await params).id);
}
