import { expect, it } from "vitest";
import { announceRule, findRule, methodsAt } from "./address-rules";

it("finds the rule of a called path, the fixed address before the one with variable parts", () => {
  const [fixed, open] = [
    { at: ["GET", "/test/all/"], access: "open", target: async () => undefined },
    { at: ["GET", "/test/{pk}/"], access: "ruled", target: async () => undefined },
  ] as const;
  announceRule("GET", "/test/{pk}/", open);
  announceRule("GET", "/test/all/", fixed);
  expect([findRule("GET", "/test/all"), findRule("HEAD", "/test/%35/")]).toEqual([
    { rule: fixed, params: {} },
    { rule: open, params: { pk: "5" } },
  ]);
  expect([findRule("POST", "/test/5/"), findRule("GET", "/test/5/more/"), findRule("GET", "/test/%2F/")]).toEqual([null, null, null]);
  expect([methodsAt("/test/5/"), methodsAt("/other/")]).toEqual([["GET"], []]);
});
