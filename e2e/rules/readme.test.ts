import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { endpointList } from "./endpoint-list";
import { ROOT } from "./sources";

const README = path.join(ROOT, "README.md");
const SECTION = /(?<=<!-- endpoints -->\n)[\s\S]*?(?=<!-- \/endpoints -->)/;

it("the endpoint list of the README is the documented table", () => {
  const text = readFileSync(README, "utf8");
  expect(text, "README.md has the markers <!-- endpoints --> and <!-- /endpoints -->").toMatch(SECTION);
  const wanted = `\n${endpointList()}\n\n`;
  if (process.env.UPDATE === "1")
    writeFileSync(
      README,
      text.replace(SECTION, () => wanted),
    );
  const found = SECTION.exec(readFileSync(README, "utf8"))?.[0];
  expect(found, "run again with UPDATE=1 to write the list anew").toBe(wanted);
});
