export type Locale = "zh" | "en";

/** The language an `Accept-Language` header likes best, the first one of equals; English when it names neither. */
export function preferredLocale(header: string | null): Locale {
  const wishes = (header ?? "").split(",").flatMap((part) => {
    const [tag = "", ...options] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const quality = Number(options.find((option) => option.startsWith("q="))?.slice(2) ?? 1);
    const language = tag.split("-")[0];
    return (language === "zh" || language === "en") && quality > 0 ? [{ language, quality } as const] : [];
  });
  return wishes.sort((a, b) => b.quality - a.quality)[0]?.language ?? "en";
}
