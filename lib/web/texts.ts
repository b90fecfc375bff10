import { _createCache, createTranslator } from "use-intl/core";
import { processWide } from "@/lib/global";
import { type Area, en, type Messages } from "@/messages/en";
import { zh } from "@/messages/zh";
import { locale } from "./locale";
import type { Locale } from "./preferred-locale";

declare module "use-intl/core" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

const CATALOGUE: Readonly<Record<Locale, Messages>> = { en, zh };

/** A text by its area and name, such as `users.deleted`. */
export type TextKey = { [A in Area]: `${A}.${TextName<Messages[A]>}` }[Area];
type TextName<G> = { [K in keyof G & string]: G[K] extends string ? K : never }[keyof G & string];

/** The texts of an area in the reader's language: `(await texts("users"))("title")`. */
export async function texts<A extends Area>(area: A) {
  const language = await locale();
  return translator(language, area);
}

/** The raw texts of some areas, for a `TextsProvider` around client parts that need many. */
export async function clientTexts<A extends Area>(...areas: A[]): Promise<{ locale: Locale; messages: Pick<Messages, A> }> {
  const language = await locale();
  const entries = areas.map((area) => [area, CATALOGUE[language][area]] as const);
  return { locale: language, messages: Object.fromEntries(entries) as Pick<Messages, A> };
}

/** Whether a name from outside is one of a text. */
export function isText(key: string): key is TextKey {
  const [area = "", name = ""] = key.split(".", 2);
  const group = Object.entries(en).find(([one]) => one === area)?.[1];
  return group !== undefined && Object.entries(group).some(([one, text]) => one === name && typeof text === "string");
}

/** One text by its whole name. */
export async function textAt(key: TextKey, values: Readonly<Record<string, string | number>>): Promise<string> {
  const language = await locale();
  const t = createTranslator({ locale: language, messages: CATALOGUE[language] });
  return t(key, values);
}

function translator<A extends Area>(language: Locale, area: A) {
  return createTranslator({ locale: language, messages: CATALOGUE[language], namespace: area, _cache: parsedTexts() });
}

/** Texts are parsed once for the process. */
const parsedTexts = () => processWide("parsed-texts", _createCache);
