"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button, IconButton } from "./button";
import { Icon } from "./icon";

interface CopyButtonProps {
  text: string;
  /** What is copied, as the button says it. */
  label: string;
  copied: string;
  /** Shows the label beside the icon. */
  wide?: boolean;
}

/** Puts a text on the clipboard and says so. */
export function CopyButton({ text, label, copied, wide = false }: CopyButtonProps) {
  const [done, setDone] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setDone(true),
      () => setDone(false),
    );
    setTimeout(() => setDone(false), 2000);
  };
  const icon = <Icon of={done ? Check : Copy} />;
  if (wide) {
    return (
      <Button className="needs-script" look="ghost" onClick={copy}>
        {icon}
        {done ? copied : label}
      </Button>
    );
  }
  return (
    <IconButton className="needs-script size-control-sm" label={done ? copied : label} onClick={copy}>
      {icon}
    </IconButton>
  );
}
