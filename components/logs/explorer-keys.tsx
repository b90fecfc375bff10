"use client";

import { useShortcut } from "../layout/shortcuts";
import { useGo } from "../layout/use-go";
import { showToast } from "../ui/toasts";

interface ExplorerKeysProps {
  zoomOut: string;
  newer: string | null;
  older: string | null;
  /** Where following the log begins or ends. */
  live: string;
  /** The address with fixed moments, for others. */
  fixed: string;
  /** Where the panel of the open row is closed. */
  close: string | null;
  texts: Readonly<
    Record<
      "zoomOut" | "newer" | "older" | "live" | "copyLink" | "linkCopied" | "views" | "keyInclude" | "keyExclude" | "keyExport" | "close",
      string
    >
  >;
}

/** The keys of the explorer besides those of its rows. Each has a link or button that does the same. */
export function ExplorerKeys({ zoomOut, newer, older, live, fixed, close, texts }: ExplorerKeysProps) {
  const go = useGo();
  const follow = (side: "in" | "out") => {
    const href = document.activeElement?.closest("[data-value]")?.querySelector(`[data-${side}]`)?.getAttribute("href");
    if (href) go(href);
    return Boolean(href);
  };
  const show = (id: string) => {
    const menu = document.getElementById(id);
    menu?.showPopover();
    menu?.querySelector<HTMLElement>("a, input:not([type=hidden])")?.focus();
  };
  useShortcut("-", texts.zoomOut, () => go(zoomOut));
  useShortcut("Backspace", texts.zoomOut, () => go(zoomOut));
  useShortcut("[", texts.newer, () => newer && go(newer));
  useShortcut("]", texts.older, () => older && go(older));
  useShortcut("l", texts.live, () => go(live));
  useShortcut("f", texts.keyInclude, () => follow("in"));
  useShortcut("Shift+f", texts.keyExclude, () => follow("out"));
  useShortcut("v", texts.views, () => show("log-views"));
  useShortcut("Shift+e", texts.keyExport, () => show("log-export"));
  useShortcut("Escape", close && texts.close, () => {
    if (document.querySelector(":popover-open")) return false;
    if (close) go(close);
    return true;
  });
  useShortcut("y", texts.copyLink, () => {
    navigator.clipboard.writeText(new URL(fixed, location.origin).href).then(
      () => showToast({ text: texts.linkCopied }),
      () => undefined,
    );
  });
  return null;
}

/** The key of a deletion where there are no rows that have it. */
export function DeletionKey({ href, label }: { href: string; label: string }) {
  const go = useGo();
  useShortcut("Delete", label, () => go(href));
  return null;
}
