import { describe, expect, it } from "vitest";
import { en } from "@/messages/en";
import { zh } from "@/messages/zh";

type Tree = { readonly [name: string]: string | Tree };

describe("the catalogues", () => {
  it("have the same texts with the same values in both languages", () => {
    expect(valuesByKey(zh)).toEqual(valuesByKey(en));
  });

  it("leave no text empty", () => {
    const empty = [...flat(en), ...flat(zh)].filter(([, text]) => text.trim() === "");
    expect(empty).toEqual([]);
  });

  it("have Chinese texts in Chinese, but for names and signs", () => {
    const latin = flat(zh).filter(([, text]) => !/\p{Script=Han}/u.test(text.replace(/\{\w+\}/g, "")));
    expect(latin.map(([key]) => key)).toEqual([
      "general.notApplicable",
      "entry.signInTo",
      "imports.separator",
      "imports.issue",
      "overview.cell",
    ]);
  });
});

/** The names of the values that each text takes. */
function valuesByKey(catalogue: Tree): Record<string, string[]> {
  return Object.fromEntries(
    flat(catalogue).map(([key, text]) => [key, [...new Set([...text.matchAll(/\{(\w+)(?=[,}])/g)].map(([, name]) => name ?? ""))].sort()]),
  );
}

function flat(tree: Tree, at = ""): [string, string][] {
  return Object.entries(tree).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" ? [[`${at}${name}`, value]] : flat(value, `${at}${name}.`),
  );
}
