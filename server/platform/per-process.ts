/**
 * State of the whole process. Pages and calls are built apart, so that a module may be loaded twice in one web server: what one
 * copy forgets the other must not remember.
 * @param name one for each state
 */
export function perProcess<T extends object>(name: string, make: () => T): T {
  const kept: Record<symbol, unknown> = globalThis as never;
  const key = Symbol.for(`daybook.${name}`);
  kept[key] ??= make();
  return kept[key] as T;
}
