import { Check, Circle } from "lucide-react";
import { Icon } from "@/components/ui/icon";
import { PageLink } from "@/components/ui/link";
import { paths } from "@/lib/paths";
import { texts } from "@/lib/web/texts";
import { Panel } from "./panel";

/** What comes first on a fresh installation. */
export async function FirstSteps() {
  const t = await texts("overview");
  const steps = [
    [t("stepGroup"), paths.newGroup],
    [t("stepApi"), paths.newApi],
    [t("stepTest"), paths.access],
  ] as const;
  return (
    <Panel title={t("start")} id="first-steps">
      <ol className="grid gap-1 text-sm">
        <li className="flex items-center gap-3 text-ink-3">
          <Icon of={Check} />
          {t("stepUser")}
          <span className="sr-only">{t("done")}</span>
        </li>
        {steps.map(([label, href]) => (
          <li key={href} className="flex items-center gap-3">
            <Icon of={Circle} className="text-ink-3" />
            <PageLink href={href} className="rounded-sm py-1 text-accent-text underline decoration-current/35 underline-offset-3">
              {label}
            </PageLink>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-xs text-ink-3">{t("stepSeed", { command: "npm run seed" })}</p>
    </Panel>
  );
}
