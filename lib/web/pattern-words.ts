import { type Phrase, readingOf } from "@/lib/domain/pattern-reading";
import { texts } from "./texts";

type Some = Extract<Phrase, { kind: "some" }>;

/** Stands around what is spelled as in a path, so that it can be set in another face; no character of any script. */
const MARK = "\uE000";

/** A sentence cut into words and spellings, which take turns; words come first. */
export function sentencePieces(sentence: string): string[] {
  return sentence.split(MARK);
}

/** A pattern told in a sentence for `sentencePieces`; null when it is not well formed or has nothing to tell. */
export async function patternSentence(pattern: string): Promise<string | null> {
  const t = await texts("apis");
  const phrases = readingOf(pattern);
  if (!phrases || phrases.length === 0) return null;
  const [first = "", ...rest] = phrases.map((phrase) => {
    const part = phrase.kind === "some" ? someOf(t, phrase) : literal(t, phrase);
    return phrase.group === null ? part : t("readGroup", { part, group: phrase.group });
  });
  if (rest.length === 0) return t("readAlone", { first });
  return t("readFirst", { first, rest: rest.map((part) => t("readThen", { part })).join("") });
}

type Words = Awaited<ReturnType<typeof texts<"apis">>>;

function literal(t: Words, phrase: Exclude<Phrase, Some>): string {
  const part =
    phrase.kind === "text" ? spelled(phrase.text) : t("readOneOf", { options: phrase.options.map((text) => spelled(text)).join(" ") });
  return phrase.optional ? t("readMaybe", { part }) : part;
}

function someOf(t: Words, { unit, spelling, min, max }: Some): string {
  const times = timesOf(min, max);
  const number = times === "one" || times === "optional" ? "unit" : "units";
  return t(`readTimes.${times}`, { unit: t(`${number}.${unit}`, { spelling: spelled(spelling) }), min, max: max ?? 0 });
}

function timesOf(min: number, max: number | null) {
  if (max === null) return min === 0 ? "any" : min === 1 ? "some" : "atLeast";
  if (min === max) return min === 1 ? "one" : "exact";
  return min === 0 && max === 1 ? "optional" : "range";
}

function spelled(text: string): string {
  return `${MARK}${text}${MARK}`;
}
