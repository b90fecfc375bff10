import { type Anonymous, anonymous } from "@/lib/access/actor";
import { systemCall } from "@/lib/access/system-call";
import { now } from "@/lib/clock";

/** Whoever looks at a page, before anything is proven. `cookie` is the value of the session cookie sent along. */
export function visitor(cookie: string | null = null): Anonymous {
  return anonymous({ ...systemCall(now()), dialect: "web", cookie });
}
