import { answerSearch } from "@/lib/web/finder";

/** What the search of the top bar finds by `q`. */
export function GET(request: Request): Promise<Response> {
  return answerSearch(new URL(request.url).searchParams.get("q") ?? "");
}
