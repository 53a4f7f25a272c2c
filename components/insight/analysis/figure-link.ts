import { endOfMonth } from '@/server/insight/rules';
import { NONE } from '@/server/insight/schema';

type Part = 'from' | 'to' | 'product' | 'category' | 'band' | 'brand' | 'person' | 'hour' | 'weekday';

/** Where the lines behind a figure are. A key that is null is of none. */
export function figureLink(
  scope: string,
  month: string,
  parts: Partial<Record<Part, string | number | null>>,
) {
  const query = Object.entries(parts).map(([name, value]): [string, string] => [
    name,
    value === null ? NONE : String(value),
  ]);
  return `/insight/lines?${new URLSearchParams([['store', scope], ['month', month], ...query])}`;
}

/** Where the goods of a category or brand are ranked, over the month. */
export function rankingLink(
  scope: string,
  month: string,
  parts: Partial<Record<'category' | 'brand', string | null>>,
) {
  const query = Object.entries(parts).map(([name, value]): [string, string] => [name, value ?? NONE]);
  return `/insight/ranking?${new URLSearchParams([['store', scope], ['from', `${month}-01`], ['to', endOfMonth(`${month}-01`)], ...query])}`;
}
