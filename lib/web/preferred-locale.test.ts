import { expect, it } from "vitest";
import { preferredLocale } from "./preferred-locale";

it.each([
  [null, "en"],
  ["", "en"],
  ["fr-FR,fr;q=0.9", "en"],
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  ["fr, zh-TW;q=0.5, en;q=0.4", "zh"],
  ["en-GB;q=0.7, ZH ; q=0.8", "zh"],
  ["zh;q=0, en;q=0.1", "en"],
  ["zh,en", "zh"],
  ["en;q=x, zh;q=0.1", "zh"],
])("%s asks for %s", (header, language) => {
  expect(preferredLocale(header)).toBe(language);
});
