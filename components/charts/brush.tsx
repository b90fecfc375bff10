"use client";

import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from "react";
import { useGo } from "../layout/use-go";

interface BrushProps {
  /** Where each bar begins and the last one ends, in ms since 1970. */
  edges: readonly number[];
  /** The address that takes the moments of the chosen bars as `from` and `to`. */
  address: string;
  /** The size of the drawing, in its own units. */
  width: number;
  height: number;
  hint: string;
  /** The bars: one link each, in order. */
  children: ReactNode;
}

/** Chooses a span of bars by a drag, or by the arrow keys with Shift and Enter. Bars stay the links they are, also where no script runs. */
export function Brush({ edges, address, width, height, hint, children }: BrushProps) {
  const go = useGo();
  const group = useRef<SVGGElement>(null);
  const [active, setActive] = useState(edges.length - 2);
  const [span, setSpan] = useState<{ readonly start: number; readonly end: number } | null>(null);
  const dragged = useRef(false);
  const count = edges.length - 1;
  const links = () => linksIn(group.current);
  // With a script the Tab key comes to one bar, and arrow keys lead to the others.
  useEffect(() => {
    for (const [at, link] of linksIn(group.current).entries()) {
      link.setAttribute("tabindex", at === Math.min(active, count - 1) ? "0" : "-1");
    }
  });
  const [first, last] = span ? [Math.min(span.start, span.end), Math.max(span.start, span.end)] : [0, 0];
  const open = () => go(`${address}?from=${edges[first] ?? 0}&to=${edges[last + 1] ?? 0}`);
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: active - 1, ArrowRight: active + 1, Home: 0, End: count - 1 }[event.key];
    if (event.key === "Escape") setSpan(null);
    if (event.key === "Enter" && span) {
      event.preventDefault();
      open();
    }
    const link = to === undefined ? undefined : links()[to];
    if (to === undefined || !link) return;
    event.preventDefault();
    setSpan(event.shiftKey ? { start: span?.start ?? active, end: to } : null);
    link.focus();
  };
  const barAt = ({ clientX }: PointerEvent) => {
    const box = group.current?.ownerSVGElement?.getBoundingClientRect();
    return box ? Math.max(0, Math.min(count - 1, Math.floor(((clientX - box.left) / box.width) * count))) : 0;
  };
  const onPointerDown = (event: PointerEvent) => {
    dragged.current = false;
    if (event.button === 0 && event.pointerType !== "touch") setSpan({ start: barAt(event), end: barAt(event) });
  };
  const onPointerMove = (event: PointerEvent) => {
    if (span === null || event.buttons !== 1) return;
    if (!dragged.current && barAt(event) !== span.start) {
      dragged.current = true;
      group.current?.setPointerCapture(event.pointerId);
    }
    setSpan({ ...span, end: barAt(event) });
  };
  const onPointerUp = () => {
    if (dragged.current) open();
    setSpan(null);
  };
  const onClickCapture = (event: MouseEvent) => {
    // Enter on a link is a click too, of no press.
    if (dragged.current && event.detail > 0) event.preventDefault();
  };
  const onFocus = () => setActive(links().findIndex((link) => link.matches(":focus")));
  const onBlur = ({ relatedTarget }: FocusEvent) => {
    if (!group.current?.contains(relatedTarget)) setSpan(null);
  };
  const onPointerCancel = () => setSpan(null);
  const onDragStart = (event: MouseEvent) => event.preventDefault();
  const pointing = { onPointerDown, onPointerMove, onPointerUp, onPointerCancel, onClickCapture, onDragStart };
  return (
    <g ref={group} className="cursor-crosshair" {...{ role: "group", "aria-label": hint, onKeyDown, onFocus, onBlur, ...pointing }}>
      {span && (
        <rect
          x={(first * width) / count}
          width={((last - first + 1) * width) / count}
          height={height}
          className="fill-accent-soft stroke-accent-line"
          vectorEffect="non-scaling-stroke"
        />
      )}
      {children}
    </g>
  );
}

function linksIn(group: SVGGElement | null): SVGAElement[] {
  return [...(group?.querySelectorAll<SVGAElement>("a") ?? [])];
}
