"use client";

import { usePathname } from "next/navigation";
import { useEffect } from "react";

/** A page that was opened in this tab. */
export interface RecentPage {
  readonly href: string;
  readonly label: string;
}

const MOST = 6;

/** Remembers, until the tab is closed, the pages that this user opens: never those that could not be shown. */
export function useRecentPages(owner: string): void {
  const path = usePathname();
  useEffect(() => {
    const main = document.querySelector("main:not([data-failed])");
    const label = main?.querySelector("h1")?.textContent;
    if (!label) return;
    const others = recentPages(owner).filter(({ href }) => href !== path);
    sessionStorage.setItem(keyOf(owner), JSON.stringify([{ href: path, label }, ...others].slice(0, MOST)));
  }, [path, owner]);
}

/** The pages that this user opened in this tab, the latest first. */
export function recentPages(owner: string): RecentPage[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(owner)) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isPage) : [];
  } catch {
    return [];
  }
}

function keyOf(owner: string): string {
  return `recent ${owner}`;
}

function isPage(kept: unknown): kept is RecentPage {
  if (typeof kept !== "object" || kept === null || !("href" in kept) || !("label" in kept)) return false;
  return typeof kept.href === "string" && kept.href.startsWith("/admin") && typeof kept.label === "string";
}
