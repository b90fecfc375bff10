import { downloadUsers } from "@/lib/web/user-export";

/** The user list as a file; takes the query of the list. */
export function GET(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const names = [...new Set(searchParams.keys())];
  return downloadUsers(Object.fromEntries(names.map((name) => [name, searchParams.getAll(name)])));
}
