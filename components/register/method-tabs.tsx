import { type LucideIcon, Mail, Smartphone } from "lucide-react";
import { paths } from "@/lib/paths";
import { Icon } from "../ui/icon";

interface MethodTabsProps {
  current: "phone" | "email";
  texts: { readonly label: string; readonly phone: string; readonly email: string };
}

/** The two ways to register, each with its own address. */
export function MethodTabs({ current, texts }: MethodTabsProps) {
  return (
    <nav className="inline-flex justify-self-center rounded-md bg-neutral-bg p-0.5 text-sm" aria-label={texts.label}>
      <MethodTab of="phone" icon={Smartphone} label={texts.phone} current={current} />
      <MethodTab of="email" icon={Mail} label={texts.email} current={current} />
    </nav>
  );
}

function MethodTab({ of, icon, label, current }: { of: "phone" | "email"; icon: LucideIcon; label: string; current: string }) {
  return (
    <a
      href={`${paths.register}?by=${of}`}
      aria-current={of === current ? "page" : undefined}
      className="inline-flex h-7 items-center gap-1.5 rounded-sm px-3 whitespace-nowrap text-ink-2 hover:text-ink aria-[current]:bg-surface-raised aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:ring aria-[current]:ring-line max-sm:h-9"
    >
      <Icon of={icon} />
      {label}
    </a>
  );
}
