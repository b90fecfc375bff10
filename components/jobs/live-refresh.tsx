"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const EVERY_MS = 2_000;

/** Draws the page anew every two seconds, or every so many ms, while it stands here and somebody sees it. */
export function LiveRefresh({ every = EVERY_MS }: { every?: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, every);
    return () => clearInterval(timer);
  }, [router, every]);
  return null;
}
