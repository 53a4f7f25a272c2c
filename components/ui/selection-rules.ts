/** The keys from one to another, both included, whichever stands first; the second alone where the first is not in the list. */
export function rangeBetween(keys: readonly string[], from: string | null, to: string): readonly string[] {
  const ends = [from === null ? -1 : keys.indexOf(from), keys.indexOf(to)].toSorted((a, b) => a - b);
  const [first = -1, last = -1] = ends;
  return first < 0 ? [to] : keys.slice(first, last + 1);
}
