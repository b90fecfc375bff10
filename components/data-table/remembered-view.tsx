"use client";

import { useEffect } from "react";

const YEAR = 31_536_000;

/** Keeps the columns and the density that the address chose in a cookie of the list, for the next visit without them. */
export function RememberedView({ cookie, value }: { cookie: string; value: string }) {
  useEffect(() => {
    const secure = location.protocol === "https:" ? "; secure" : "";
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not in every browser that the pages serve
    document.cookie = `${cookie}=${value}; path=/admin; max-age=${YEAR}; samesite=lax${secure}`;
  }, [cookie, value]);
  return null;
}
