import type { ServerResponse } from "node:http";
import { SIZE_HEADER } from "@/lib/paths";

/** Has a file of a known size leave with its `Content-Length`, so that a browser tells how far it is. See `SIZE_HEADER`. */
export function settleSize(outgoing: ServerResponse): void {
  outgoing.writeHead = new Proxy(outgoing.writeHead, {
    apply(write, self, given) {
      const size = outgoing.getHeader(SIZE_HEADER);
      outgoing.removeHeader(SIZE_HEADER);
      if (size !== undefined) outgoing.setHeader("content-length", size);
      return Reflect.apply(write, self, given);
    },
  });
}
