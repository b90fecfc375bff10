"use client";

import { type RefObject, useEffect, useState } from "react";

/** Scrolled further than this (px), somebody reads older rows. */
const SCROLLED = 8;

/**
 * Whether somebody reads a list, so that it must not move: it is scrolled, the pointer is over it, or some of its text is selected. The
 * other values are the handlers of the list.
 */
export function useHeld(list: RefObject<HTMLElement | null>) {
  const [scrolled, setScrolled] = useState(false);
  const [hovered, setHovered] = useState(false);
  const [selected, setSelected] = useState(false);
  useEffect(() => {
    const onSelection = () => {
      const selection = document.getSelection();
      setSelected(selection !== null && !selection.isCollapsed && (list.current?.contains(selection.anchorNode) ?? false));
    };
    document.addEventListener("selectionchange", onSelection);
    return () => document.removeEventListener("selectionchange", onSelection);
  }, [list]);
  return {
    held: scrolled || hovered || selected,
    onScroll: () => setScrolled((list.current?.scrollTop ?? 0) > SCROLLED),
    onPointerEnter: () => setHovered(true),
    onPointerLeave: () => setHovered(false),
  };
}
