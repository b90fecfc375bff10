"use client";

import { useTranslations } from "use-intl/react";
import { Button } from "../ui/button";
import { Input } from "../ui/input";

interface GridToolsProps {
  text: string;
  setText: (text: string) => void;
  granted: boolean;
  setGranted: (granted: boolean) => void;
  byApi: boolean;
  pending: boolean;
}

/** What is shown of the grid, and what its marks mean. */
export function GridTools({ text, setText, granted, setGranted, byApi, pending }: GridToolsProps) {
  const t = useTranslations("matrix");
  const label = t(byApi ? "filterGroups" : "filter");
  return (
    <div className="flex flex-wrap items-center gap-2 px-6 pb-3">
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        className="min-w-48 flex-1"
      />
      <Button
        aria-pressed={granted}
        className="aria-pressed:border-accent-line aria-pressed:bg-accent-soft"
        onClick={() => setGranted(!granted)}
      >
        {t("onlyGranted")}
      </Button>
      <span className="text-xs text-ink-3" aria-busy={pending}>
        {t("keys")}
      </span>
    </div>
  );
}
