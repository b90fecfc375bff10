import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { SETTING_NAMES, setting } from "./config";

it(".env.example lists every setting with one line of explanation and its default", () => {
  const text = readFileSync(".env.example", "utf8");
  const lines = [...text.matchAll(/^# (.+)\n#([A-Z_]+)=(.*)$/gm)].map(([, explanation, name, value]) => ({ explanation, name, value }));
  expect(lines.map(({ name }) => name)).toEqual(SETTING_NAMES);
  for (const { name, value } of lines) {
    const known = SETTING_NAMES.find((one) => one === name);
    expect(value, name).toBe((known && setting(known).default) ?? "");
  }
});
