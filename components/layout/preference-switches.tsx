import { Monitor, Moon, Sun } from "lucide-react";
import { ICON_BUTTON } from "../ui/button";
import { Icon } from "../ui/icon";
import { MENU_ITEM, Menu } from "../ui/menu";
import type { Chosen, KeepPreference, ShellTexts } from "./frame-texts";

interface SwitchesProps {
  chosen: Chosen;
  keep: KeepPreference;
  texts: ShellTexts;
}

/** Language and theme: forms of buttons, which work without JavaScript. */
export function PreferenceSwitches({ chosen, keep, texts }: SwitchesProps) {
  return (
    <>
      <LanguageSwitch chosen={chosen} keep={keep} texts={texts} />
      <Menu id="theme-menu" className={ICON_BUTTON} label={texts.theme} button={<Icon of={chosen.theme === "dark" ? Moon : Sun} />}>
        <ThemeChoices chosen={chosen} keep={keep} texts={texts} />
      </Menu>
    </>
  );
}

/** The two languages side by side. */
export function LanguageSwitch({ chosen, keep, texts }: SwitchesProps) {
  return (
    <form action={keep} className="inline-flex text-xs text-ink-3">
      <fieldset className="flex">
        <legend className="sr-only">{texts.language}</legend>
        {LANGUAGES.map(({ value, short, name, tag }) => (
          <button
            key={value}
            type="submit"
            name="locale"
            value={value}
            lang={tag}
            title={name}
            aria-pressed={chosen.locale === value}
            className="h-6 min-w-7 rounded-sm px-1.5 hover:text-ink aria-pressed:bg-neutral-bg aria-pressed:font-semibold aria-pressed:text-ink max-sm:h-9 max-sm:min-w-9"
          >
            {short}
          </button>
        ))}
      </fieldset>
    </form>
  );
}

/** The three themes as lines of a menu. */
export function ThemeChoices({ chosen, keep, texts }: SwitchesProps) {
  const names = { light: texts.light, dark: texts.dark, system: texts.auto };
  return (
    <form action={keep}>
      {(["light", "dark", "system"] as const).map((theme) => (
        <button key={theme} type="submit" name="theme" value={theme} aria-pressed={chosen.theme === theme} className={MENU_ITEM}>
          <Icon of={THEMES[theme]} className="text-ink-3" />
          {names[theme]}
        </button>
      ))}
    </form>
  );
}

const THEMES = { light: Sun, dark: Moon, system: Monitor } as const;
const LANGUAGES = [
  { value: "zh", short: "中", name: "中文", tag: "zh-CN" },
  { value: "en", short: "EN", name: "English", tag: "en" },
] as const;
