import { ChevronDown, Clock, ZoomOut } from "lucide-react";
import { Button, buttonClass } from "@/components/ui/button";
import { FieldFrame } from "@/components/ui/field";
import { Icon } from "@/components/ui/icon";
import { Input } from "@/components/ui/input";
import { PageLink } from "@/components/ui/link";
import { MENU_ITEM, Menu } from "@/components/ui/menu";
import { type LogState, logHref, logPairs } from "@/lib/domain/log-address";
import { isRange, LOG_RANGES } from "@/lib/domain/log-range";
import { plainTime } from "@/lib/domain/time";
import { paths } from "@/lib/paths";
import { formats } from "@/lib/web/formats";
import { texts } from "@/lib/web/texts";

/** The range of time: ranges up to now, moments of one's own, and the way out. */
export async function RangeMenu({ state, zoomOut }: { state: LogState; zoomOut: string }) {
  const [t, { zone }] = [await texts("explorer"), await formats()];
  const { from, to, name } = state.range;
  const [start, end] = [from, to - 1].map((time) => plainTime(time, zone));
  const label = name
    ? t(`ranges.${name}`)
    : `${start?.slice(5)} – ${end?.slice(0, 10) === start?.slice(0, 10) ? end?.slice(11) : end?.slice(5)}`;
  const kept = logPairs(state, { range: "24h" });
  return (
    <Menu
      id="log-range"
      className={`${buttonClass()} tabular-nums`}
      label={`${t("range")}: ${label}`}
      button={
        <>
          <Icon of={Clock} />
          <span className="max-w-56 truncate leading-5">{label}</span>
          <Icon of={ChevronDown} />
        </>
      }
    >
      <ul className="grid grid-cols-2">
        {Object.keys(LOG_RANGES)
          .filter(isRange)
          .map((one) => (
            <li key={one}>
              <PageLink href={logHref(state, { range: one })} className={MENU_ITEM} aria-current={one === name || undefined}>
                {t(`ranges.${one}`)}
              </PageLink>
            </li>
          ))}
      </ul>
      <PageLink href={zoomOut} className={MENU_ITEM}>
        <Icon of={ZoomOut} />
        {t("zoomOut")}
      </PageLink>
      {name && (
        <PageLink href={logHref(state, { range: { from, to } })} className={MENU_ITEM}>
          {t("fixRange")}
        </PageLink>
      )}
      <form action={paths.log(state.log)} className="mt-1 grid w-80 gap-3 border-t border-line p-3">
        {kept.map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <FieldFrame id="log-start" label={t("from")} hint={t("zone", { zone })}>
          <Input id="log-start" name="start" type="datetime-local" step="1" defaultValue={start?.replace(" ", "T")} required />
        </FieldFrame>
        <FieldFrame id="log-end" label={t("to")}>
          <Input id="log-end" name="end" type="datetime-local" step="1" defaultValue={end?.replace(" ", "T")} required />
        </FieldFrame>
        <Button type="submit">{t("setRange")}</Button>
      </form>
    </Menu>
  );
}
