import { NONE } from '@/server/insight/schema';

type Part = 'category' | 'band' | 'brand' | 'person' | 'hour' | 'weekday';

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
