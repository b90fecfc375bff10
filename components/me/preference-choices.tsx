import type { Chosen, KeepPreference, ShellTexts } from "../layout/frame-texts";

interface PreferenceChoicesProps {
  chosen: Chosen & { readonly shortcuts: "on" | "off" };
  keep: KeepPreference;
  texts: ShellTexts;
}

/** Language, theme and single keys, each a row of buttons that work without JavaScript. */
export function PreferenceChoices({ chosen, keep, texts }: PreferenceChoicesProps) {
  const themes = { light: texts.light, dark: texts.dark, system: texts.auto };
  const switches = [
    ["on", texts.on],
    ["off", texts.off],
  ] as const;
  return (
    <div className="flex flex-wrap gap-6">
      <Choices legend={texts.language} name="locale" chosen={chosen.locale} keep={keep} choices={LANGUAGES} />
      <Choices legend={texts.theme} name="theme" chosen={chosen.theme} keep={keep} choices={Object.entries(themes)} />
      <Choices legend={texts.singleKeys} name="shortcuts" chosen={chosen.shortcuts} keep={keep} choices={switches} />
    </div>
  );
}

const LANGUAGES = [
  ["zh", "中文"],
  ["en", "English"],
] as const;

interface ChoicesProps {
  legend: string;
  name: string;
  chosen: string;
  keep: KeepPreference;
  choices: readonly (readonly [value: string, label: string])[];
}

function Choices({ legend, name, chosen, keep, choices }: ChoicesProps) {
  return (
    <form action={keep} className="text-sm">
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-ink-2">{legend}</legend>
        <span className="inline-flex rounded-md bg-neutral-bg p-0.5">
          {choices.map(([value, label]) => (
            <button
              key={value}
              type="submit"
              name={name}
              value={value}
              aria-pressed={value === chosen}
              className="h-7 rounded-sm px-3 whitespace-nowrap text-ink-2 hover:text-ink aria-pressed:bg-surface-raised aria-pressed:font-semibold aria-pressed:text-ink aria-pressed:ring aria-pressed:ring-line max-sm:h-9"
            >
              {label}
            </button>
          ))}
        </span>
      </fieldset>
    </form>
  );
}
