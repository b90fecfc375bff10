/** What is told about a pressed key; a `KeyboardEvent` is one. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * Whether a key is the shortcut `keys`: `j`, `Shift+x`, `Space`, `Ctrl+Enter` (also Cmd), or the pair `g u` after the key `first`.
 * With `off` only those count that write nothing: WCAG 2.1.4 asks that the others can be switched off.
 */
export function isPressed(keys: string, event: PressedKey, first: string | null, off: boolean): boolean {
  const pair = keys.split(" ");
  const last = pair.at(-1) ?? "";
  if (pair.length === 2 && first?.toLowerCase() !== pair[0]) return false;
  const wanted = last.split("+").at(-1)?.replace("Space", " ") ?? "";
  const control = last.startsWith("Ctrl+");
  if (control !== (event.ctrlKey || event.metaKey) || event.altKey) return false;
  if (off && !control && wanted.length === 1) return false;
  const shift = last.includes("Shift+");
  const letter = wanted.length > 1 || wanted === " " || /^\p{L}$/u.test(wanted);
  if (letter && shift !== event.shiftKey) return false;
  return event.key.toLowerCase() === wanted.toLowerCase();
}
