import { addDays } from '@/lib/business-day';
import type { BookShows, EntriesOf } from './book-cells';

export interface BookQuery {
  store?: string;
  from?: string;
  to?: string;
  q?: string;
  category?: string;
  zone?: string;
  moved?: string;
  show?: string;
  after?: string;
}

interface BookOf {
  storeId: string;
  from: string;
  to: string;
  zoneId?: string | undefined;
  categoryId?: string | undefined;
}

/** What of a stock book's address narrows it, for its file and its paper. */
export function bookParams(
  store: string,
  { from, to }: { from: string; to: string },
  query: BookQuery,
): URLSearchParams {
  const { q, category, zone, moved, show } = query;
  const given = Object.entries({ q, category, zone, moved, show }).filter(([, value]) => value);
  return new URLSearchParams({ store, from, to, ...(Object.fromEntries(given) as Record<string, string>) });
}

/** What a stock book is asked to show; values only where there are any to be seen. */
export function bookShows(query: BookQuery, seesValue: boolean): BookShows {
  return query.show === 'value' && seesValue ? 'value' : 'quantity';
}

/** Addresses of the entries behind the figures of one line: a product's, or of all goods counted in a unit. */
export function entriesOf(book: BookOf, line: { productId: string } | { unit: string }): EntriesOf {
  const goods: Record<string, string> =
    'productId' in line
      ? { product: line.productId }
      : { unit: line.unit, ...(book.categoryId ? { category: book.categoryId } : {}) };
  const base = { store: book.storeId, ...goods, ...(book.zoneId ? { zone: book.zoneId } : {}) };
  return ({ kinds, until }) => {
    const days =
      until === 'opening'
        ? { to: addDays(book.from, -1) }
        : { ...(until === 'closing' ? {} : { from: book.from }), to: book.to };
    return `/stock/entries?${new URLSearchParams({ ...base, ...days, ...(kinds ? { kind: kinds.join(',') } : {}) })}`;
  };
}
