import { downloadFindings } from "@/lib/web/user-import";

/** The findings of a dry run as a file. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return downloadFindings((await params).id);
}
