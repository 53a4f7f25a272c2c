/** What only turns pages, or says which view is open: no part of the question. */
const NO_PART = new Set(['cursor', 'after', 'before', 'offset', 'view']);

/** The longest question that is kept. */
export const QUERY_LENGTH = 1_500;
export const NAME_LENGTH = 40;
/** Views of one list: of one person, and shared by everybody together. */
export const MOST_OWN = 20;
export const MOST_SHARED = 40;

/** The part of an address that asks the list something, always in the same order: two that ask the same are the same text. */
export function keptQuery(query: string): string {
  const kept = [...new URLSearchParams(query)].filter(([name, value]) => value !== '' && !NO_PART.has(name));
  return new URLSearchParams(kept.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))).toString();
}

/** In an address: all the stores the reader has. */
const ALL = 'all';

/**
 * The question as this reader may ask it: stores that are not theirs are left out of it and counted. Null where none of the stores
 * it names is theirs. A question that names none, or all, is about the reader's own.
 */
export function queryFor(
  query: string,
  own: ReadonlySet<string>,
): { query: string; storesLeftOut: number } | null {
  const asked = new URLSearchParams(query);
  const named = asked.get('store');
  if (named === null || named === ALL) return { query, storesLeftOut: 0 };
  const stores = [...new Set(named.split(','))];
  const left = stores.filter((id) => own.has(id));
  if (left.length === 0) return null;
  asked.set('store', left.join(','));
  return { query: keptQuery(asked.toString()), storesLeftOut: stores.length - left.length };
}
