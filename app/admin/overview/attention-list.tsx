import {
  CodeXml,
  HardDrive,
  Link2Off,
  ListTodo,
  type LucideIcon,
  MessageSquareWarning,
  ScrollText,
  Shield,
  ShieldAlert,
  UsersRound,
} from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Icon } from "@/components/ui/icon";
import { ButtonLink } from "@/components/ui/link";
import type { Attention } from "@/lib/web/attention-rule";
import { texts } from "@/lib/web/texts";
import { Panel } from "./panel";

const ICONS: Readonly<Record<Attention["about"], LucideIcon>> = {
  disk: HardDrive,
  log: ScrollText,
  job: ListTodo,
  assertion: ShieldAlert,
  superuser: Shield,
  pattern: CodeXml,
  calls: Link2Off,
  group: UsersRound,
  message: MessageSquareWarning,
};
const TONES: Readonly<Record<Attention["tone"], string>> = { bad: "text-danger-text", warning: "text-warning-text", quiet: "text-ink-3" };

/** What somebody should look at, the gravest first, each with the way to it. */
export async function AttentionList({ items }: { items: readonly Attention[] }) {
  const t = await texts("overview");
  return (
    <Panel title={t("attention")} id="attention" aside={items.length > 0 && <Badge>{items.length}</Badge>}>
      {items.length === 0 && <p className="text-sm text-ink-3">{t("allWell")}</p>}
      <ul className="text-sm">
        {items.map(({ about, tone, text, href }) => (
          <li key={text} className="flex min-h-10 items-center gap-3 border-line-faint py-1 not-last:border-b">
            <span className={TONES[tone]}>
              <Icon of={ICONS[about]} />
            </span>
            <span className="min-w-0 flex-1">{text}</span>
            <ButtonLink href={href} size="sm">
              <span aria-hidden="true">{t("review")}</span>
              <span className="sr-only">{`${t("review")}: ${text}`}</span>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
