import { readFileSync } from "node:fs";
import path from "node:path";
import { parseSync, Visitor } from "oxc-parser";
import { expect, it } from "vitest";
import { filesBelow, ROOT } from "./sources";

/** Files whose words are the same in every language, each for its reason. */
const ALLOWED: Readonly<Record<string, RegExp>> = {
  // What failed may be what knows the language, so these say both.
  "app/error.tsx": /./,
  "app/global-error.tsx": /./,
  "app/admin/error.tsx": /./,
  "components/layout/page-failure.tsx": /./,
  // Languages are named in themselves.
  "components/layout/preference-switches.tsx": /^(中|中文|English)$/,
  "components/me/preference-choices.tsx": /^(中文|English)$/,
};
/** Names and units, not words. */
const NAMES = /^(Gatehouse|OpenAPI|JSON|cURL|JavaScript|Python|Ctrl K|IP|ID|URL|DingTalk|ms|\.\w+)$/;
/** Attributes that are shown or read out. */
const SPOKEN = new Set(["aria-label", "alt", "title", "placeholder", "label", "hint", "lead", "legend", "closeLabel"]);
const HAN = /\p{Script=Han}|[，。！？：；“”]/u;

const FILES = filesBelow("components", "app").filter((file) => /\.tsx?$/.test(file) && !file.startsWith("app/api/"));

it("stand in the catalogue of messages and nowhere in pages and components", () => {
  expect(FILES.flatMap(written).join("\n")).toBe("");
});

it("would be found", () => {
  const found = sentencesOf("a.tsx", `const a = <p title="Close it">{"保存"} Save {t("x")}<b>{\`删除\${n}\`}</b></p>;`);
  expect(found.sort()).toEqual(["Close it", "Save", "保存", "删除"]);
});

function written(file: string): string[] {
  const allowed = ALLOWED[file];
  const found = sentencesOf(file, readFileSync(path.join(ROOT, file), "utf8"));
  return found.filter((text) => !NAMES.test(text) && !allowed?.test(text)).map((text) => `${file}: ${text}`);
}

/** Every Chinese text of a file, and the Latin ones that its JSX shows or says. */
function sentencesOf(file: string, source: string): string[] {
  const found: string[] = [];
  const { program } = parseSync(file, source);
  new Visitor({
    Literal({ value }) {
      if (typeof value === "string" && HAN.test(value)) found.push(value);
    },
    TemplateElement({ value }) {
      if (HAN.test(value.raw)) found.push(value.raw);
    },
    JSXText({ value }) {
      const texts = value.split("\n").map((line) => line.trim());
      found.push(...texts.filter((text) => /[a-z]{2}/i.test(text) || HAN.test(text)));
    },
    JSXAttribute({ name, value }) {
      const spoken = name.type === "JSXIdentifier" && SPOKEN.has(name.name);
      if (!spoken || value?.type !== "Literal" || typeof value.value !== "string") return;
      if (/[a-z]{2}/i.test(value.value) && !HAN.test(value.value)) found.push(value.value);
    },
  }).visit(program);
  return [...new Set(found)];
}
