import { expect, test } from "vitest";
import { isPressed } from "./shortcut-keys";

const key = (name: string, held = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test("A letter counts alone; with Shift it is another key", () => {
  expect(isPressed("x", key("x"), null, false)).toBe(true);
  expect(isPressed("x", key("X", { shiftKey: true }), null, false)).toBe(false);
  expect(isPressed("Shift+x", key("X", { shiftKey: true }), null, false)).toBe(true);
  expect(isPressed("x", key("x", { ctrlKey: true }), null, false)).toBe(false);
  expect(isPressed("Space", key(" "), null, false)).toBe(true);
});

test("Signs count by what they write, wherever the keyboard has them", () => {
  expect(isPressed("/", key("/"), null, false)).toBe(true);
  expect(isPressed("/", key("/", { shiftKey: true }), null, false)).toBe(true);
  expect(isPressed("?", key("?", { shiftKey: true }), null, false)).toBe(true);
});

test("A pair needs its first key before it", () => {
  expect(isPressed("g u", key("u"), "g", false)).toBe(true);
  expect(isPressed("g u", key("u"), "x", false)).toBe(false);
  expect(isPressed("g u", key("u"), null, false)).toBe(false);
});

test("Switched off, only keys that write nothing are left", () => {
  expect(isPressed("j", key("j"), null, true)).toBe(false);
  expect(isPressed("g u", key("u"), "g", true)).toBe(false);
  expect(isPressed("Delete", key("Delete"), null, true)).toBe(true);
  expect(isPressed("Ctrl+Enter", key("Enter", { metaKey: true }), null, true)).toBe(true);
});
