import { Search } from "lucide-react";
import { Button } from "./button";
import { Icon } from "./icon";
import { Input } from "./input";

interface SearchFormProps {
  action: string;
  /** What is searched, as placeholder and name. */
  label: string;
  button: string;
  value: string;
  /** What else the address keeps. */
  kept?: Readonly<Record<string, string>>;
}

/** A search that goes into the address as `q`. */
export function SearchForm({ action, label, button, value, kept = {} }: SearchFormProps) {
  return (
    <search>
      <form action={action} className="flex gap-2">
        {Object.entries(kept)
          .filter(([, text]) => text !== "")
          .map(([name, text]) => (
            <input key={name} type="hidden" name={name} value={text} />
          ))}
        <span className="relative block w-72 max-sm:w-full">
          <Icon of={Search} className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3" />
          <Input
            key={value}
            name="q"
            type="search"
            aria-label={label}
            placeholder={label}
            defaultValue={value}
            maxLength={150}
            className="pl-8"
          />
        </span>
        <Button type="submit">{button}</Button>
      </form>
    </search>
  );
}
