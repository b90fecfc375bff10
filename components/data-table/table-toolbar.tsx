import { Columns3, Search } from "lucide-react";
import Form from "next/form";
import { Button, buttonClass } from "../ui/button";
import { Checkbox } from "../ui/checkbox";
import { Icon } from "../ui/icon";
import { Input } from "../ui/input";
import { Menu } from "../ui/menu";

interface TableToolbarProps {
  /** The page of the list. */
  action: string;
  search: { readonly value: string; readonly label: string; readonly carried: readonly (readonly [string, string])[] };
  view: {
    readonly label: string;
    readonly carried: readonly (readonly [string, string])[];
    readonly columnsLabel: string;
    readonly columns: readonly { readonly id: string; readonly label: string; readonly shown: boolean }[];
    readonly densityLabel: string;
    readonly densities: readonly { readonly id: string; readonly label: string; readonly current: boolean }[];
    readonly apply: string;
  };
}

/** The search of a list, and the choice of its columns and density; all of it goes into the address. */
export function TableToolbar({ action, search, view }: TableToolbarProps) {
  return (
    <div className="flex items-center gap-2 px-6 pb-3 max-sm:px-4">
      <Form action={action} className="relative min-w-0 flex-1" role="search">
        <Carried values={search.carried} />
        <Icon of={Search} className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
        <Input
          key={search.value}
          className="pl-8"
          type="search"
          name="q"
          defaultValue={search.value}
          placeholder={search.label}
          aria-label={search.label}
        />
      </Form>
      <Menu id="table-view" className={`${buttonClass()} max-sm:hidden`} label={view.label} button={<Icon of={Columns3} />}>
        <Form action={action} className="grid gap-1 p-2">
          <Carried values={view.carried} />
          <fieldset className="grid gap-1">
            <legend className="pb-1 text-xs text-ink-3">{view.columnsLabel}</legend>
            {view.columns.map(({ id, label, shown }) => (
              <label key={id} htmlFor={`cols-${id}`} className="flex h-7 items-center gap-2">
                <Checkbox id={`cols-${id}`} name="cols" value={id} defaultChecked={shown} />
                {label}
              </label>
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
          <Button type="submit" className="mt-1">
            {view.apply}
          </Button>
        </Form>
      </Menu>
    </div>
  );
}

function Carried({ values }: { values: readonly (readonly [string, string])[] }) {
  return values.map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
