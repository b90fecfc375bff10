/**
 * One value for the whole process, made on first use. Two bundles live in one process (Next's and the host's), so a module-level
 * variable would exist twice.
 */
export function processWide<T>(name: string, make: () => T): T {
  const key = Symbol.for(`gatehouse.${name}`);
  const store: Record<symbol, unknown> = globalThis as never;
  if (!(key in store)) store[key] = make();
  return store[key] as T;
}
