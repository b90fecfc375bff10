import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import Form from "next/form";
import { Button, buttonClass, ICON_BUTTON } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Icon } from "../ui/icon";
import { ButtonLink, PageLink } from "../ui/link";
import { Menu } from "../ui/menu";
import { Carried } from "./carried";
import { RememberedView } from "./remembered-view";

/** A column in the menu; a shown one has the addresses that move it, null at the ends. */
export interface ColumnChoice {
  readonly id: string;
  readonly label: string;
  readonly shown: boolean;
  readonly forward: Move | null;
  readonly back: Move | null;
}

interface Move {
  readonly href: string;
  readonly label: string;
}

export interface ViewMenuProps {
  readonly label: string;
  readonly carried: readonly (readonly [string, string])[];
  readonly columnsLabel: string;
  /** Shown ones first, in their order. */
  readonly columns: readonly ColumnChoice[];
  readonly densityLabel: string;
  readonly densities: readonly { readonly id: string; readonly label: string; readonly current: boolean }[];
  readonly apply: string;
  readonly reset: Move;
  /** What the browser is to remember; null when the address chose nothing. */
  readonly remember: { readonly cookie: string; readonly value: string } | null;
}

/** The choice of columns, their order and the density: forms and links, all of it in the address. */
export function ViewMenu({ action, view }: { action: string; view: ViewMenuProps }) {
  return (
    <>
      {view.remember && <RememberedView {...view.remember} />}
      <Menu id="table-view" className={`${buttonClass()} max-sm:hidden`} label={view.label} button={<Icon of={Columns3} />}>
        <Form action={action} className="grid gap-1 p-2">
          <Carried values={view.carried} />
          <fieldset className="grid gap-1">
            <legend className="pb-1 text-xs text-ink-3">{view.columnsLabel}</legend>
            {view.columns.map(({ id, label, shown, forward, back }) => (
              <div key={id} className="flex h-7 items-center gap-2">
                <label htmlFor={`cols-${id}`} className="flex flex-1 items-center gap-2">
                  <Checkbox id={`cols-${id}`} name="cols" value={id} defaultChecked={shown} />
                  {label}
                </label>
                {forward && <Step {...forward} icon={<Icon of={ArrowUp} size={12} />} />}
                {back && <Step {...back} icon={<Icon of={ArrowDown} size={12} />} />}
              </div>
            ))}
          </fieldset>
          <fieldset className="grid gap-1 border-t border-line pt-2">
            <legend className="sr-only">{view.densityLabel}</legend>
            {view.densities.map(({ id, label, current }) => (
              <label key={id} className="flex h-7 items-center gap-2">
                <input type="radio" name="density" value={id} defaultChecked={current} className="accent-(--accent)" />
                {label}
              </label>
            ))}
          </fieldset>
          <span className="mt-1 grid gap-1">
            <Button type="submit">{view.apply}</Button>
            <ButtonLink href={view.reset.href} look="ghost">
              {view.reset.label}
            </ButtonLink>
          </span>
        </Form>
      </Menu>
    </>
  );
}

function Step({ href, label, icon }: Move & { icon: React.ReactNode }) {
  return (
    <PageLink href={href} scroll={false} className={`${ICON_BUTTON} size-6!`} aria-label={label} title={label}>
      {icon}
    </PageLink>
  );
}
