/**
 * Whether a total of the whole store, category or zone may stand over the rows of the stock book: not where a search, only
 * what moved, or a later page leaves rows out that are in it.
 */
export function totalStandsFor(query: {
  q?: string | undefined;
  moved?: string | undefined;
  after?: string | undefined;
}): boolean {
  return !query.q && !query.moved && !query.after;
}
