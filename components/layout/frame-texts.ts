import type { Messages } from "@/messages/en";

/** The texts of the frame; the layout hands all of them down. */
export type ShellTexts = Messages["shell"];

/** The server action that keeps a language, a theme or the width of the menu. */
export type KeepPreference = (form: FormData) => Promise<void>;

/** What the switches of the frame show as chosen. */
export interface Chosen {
  readonly locale: "zh" | "en";
  readonly theme: "light" | "dark" | "system";
}
