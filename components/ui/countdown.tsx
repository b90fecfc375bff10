"use client";

import { useEffect, useState } from "react";

interface CountdownProps {
  /** Says how long the wait is. */
  text: string;
  seconds: number;
  /** Said when it is over. */
  over: string;
}

/** A wait, and how much of it is left. What runs is drawn and not written, so that readers hear the sentence once. */
export function Countdown({ text, seconds, over }: CountdownProps) {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const end = performance.now() + seconds * 1_000;
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((end - performance.now()) / 1_000))), 1_000);
    return () => clearInterval(timer);
  }, [seconds]);
  if (left === 0) return <p>{over}</p>;
  const shown = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <p className="flex items-baseline justify-between gap-4">
      {text}
      <span className="needs-script font-semibold tabular-nums before:content-[attr(data-left)]" data-left={shown} aria-hidden="true" />
    </p>
  );
}
