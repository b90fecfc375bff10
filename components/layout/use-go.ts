"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { useBusy } from "../ui/busy";
import { mayLeave } from "./unsaved-guard";

/** Leads to another page of ours by a key or a choice: asks about unsaved changes first, and the line at the top tells the wait. */
export function useGo(): (href: string) => void {
  const router = useRouter();
  const [pending, start] = useTransition();
  useBusy(pending);
  return (href) => {
    if (mayLeave()) start(() => router.push(href));
  };
}
