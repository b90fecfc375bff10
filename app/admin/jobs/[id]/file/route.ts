import { downloadFile } from "@/lib/web/job-file";

/** The file that a job made. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return downloadFile((await params).id);
}
