import type { Reader } from '@/server/platform/db';
import { jsonRows } from '@/server/platform/sql';
import { LONGEST_KEY, plain } from './search-keys';

/** What a row of a file says of who it means. */
export interface NamedByFile {
  row: number;
  name: string;
  /** E.164 */
  mobiles: readonly string[];
  landlines: readonly string[];
  /** A member code, or the number of a card of the program before. */
  card: string;
}

/**
 * Which customers rows mean: by mobile and card; a row without either by its whole name, with its landline where it has one, else among
 * those of whom nothing but a name is known. Merged ones as the row that goes on, erased ones never.
 * @returns ids by row, and the rows of a bare name that somebody else has
 */
export async function customersMeant(
  reader: Reader,
  rows: readonly NamedByFile[],
): Promise<{ meant: Map<number, string[]>; namesakes: Set<number> }> {
  const numbers = rows.flatMap(({ row, mobiles }) => mobiles.map((e164) => ({ row, e164 })));
  const cards = rows.filter(({ card }) => card !== '').map(({ row, card }) => ({ row, card }));
  const names = rows
    .filter(({ mobiles, card }) => mobiles.length === 0 && card === '')
    .map(({ row, name, landlines }) => ({
      row,
      name,
      key: plain(name).slice(0, LONGEST_KEY),
      landlines: landlines.join(' '),
    }));
  const found = await reader.$queryRaw<{ row: number; id: string; is_them: boolean }[]>`
    SELECT r.row, coalesce(c.merged_into_id, c.id) AS id, true AS is_them FROM ${jsonRows('r', numbers, 'row int, e164 text')}
      JOIN customer_number n ON n.e164 = r.e164 AND n.is_mobile JOIN customer c ON c.id = n.customer_id AND c.erased_at IS NULL
    UNION SELECT r.row, coalesce(c.merged_into_id, c.id), true FROM ${jsonRows('r', cards, 'row int, card text')}
      JOIN customer c ON c.card_number = r.card AND c.erased_at IS NULL
    UNION SELECT r.row, coalesce(c.merged_into_id, c.id), true FROM ${jsonRows('r', cards, 'row int, card text')}
      JOIN customer c ON c.code = upper(r.card) AND c.erased_at IS NULL
    UNION SELECT r.row, coalesce(c.merged_into_id, c.id), CASE WHEN r.landlines <> ''
        THEN EXISTS (SELECT 1 FROM customer_number n WHERE n.customer_id = c.id AND n.e164 = ANY(string_to_array(r.landlines, ' ')))
        ELSE c.card_number IS NULL AND NOT EXISTS (SELECT 1 FROM customer_number n WHERE n.customer_id = c.id) END
      FROM ${jsonRows('r', names, 'row int, name text, key text, landlines text')}
      JOIN customer_key k ON k.key = r.key JOIN customer c ON c.id = k.customer_id AND c.name = r.name AND c.erased_at IS NULL`;
  const meant = new Map<number, string[]>();
  const namesakes = new Set<number>();
  for (const { row, id, is_them } of found) {
    if (!is_them) namesakes.add(row);
    else meant.set(row, [...new Set([...(meant.get(row) ?? []), id])]);
  }
  for (const row of meant.keys()) namesakes.delete(row);
  return { meant, namesakes };
}
