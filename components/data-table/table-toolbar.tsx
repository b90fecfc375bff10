import Form from "next/form";
import { Carried } from "./carried";
import { SearchField } from "./search-field";
import { ViewMenu, type ViewMenuProps } from "./view-menu";

interface TableToolbarProps {
  /** The page of the list. */
  action: string;
  search: {
    readonly value: string;
    readonly label: string;
    readonly carried: readonly (readonly [string, string])[];
    readonly keyLabel: string;
  };
  view: ViewMenuProps;
  /** How many rows there are, read out when it changes. */
  found: string | null;
}

/** The search of a list, and the choice of its columns and density; all of it goes into the address. */
export function TableToolbar({ action, search, view, found }: TableToolbarProps) {
  return (
    <div className="flex items-center gap-2 px-6 pb-3 max-sm:px-4">
      <Form action={action} className="relative min-w-0 flex-1" role="search">
        <Carried values={search.carried} />
        <SearchField value={search.value} label={search.label} keyLabel={search.keyLabel} />
      </Form>
      <ViewMenu action={action} view={view} />
      <p className="sr-only" role="status">
        {found}
      </p>
    </div>
  );
}
