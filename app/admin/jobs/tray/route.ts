import { answerTray } from "@/lib/web/jobs";

/** The own jobs, for the tray of the top bar. */
export function GET(): Promise<Response> {
  return answerTray();
}
