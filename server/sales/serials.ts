import { Prisma } from '@/generated/prisma/client';
import { grouped } from '@/lib/grouped';
import type { Milli } from '@/lib/quantity';
import type { Reader, RunSql } from '@/server/platform/db';
import { dayOf, type PostingDay } from '@/server/platform/posting-day';
import { insertRows, jsonRows, type Piece, type RowOf } from '@/server/platform/sql';
import { SerialNotOfLine, SerialsWanted } from './errors';
import type { Sale, SaleLine } from './schema';

const keyOf = (productId: string, serial: string) => `${productId} ${serial}`;

/** Units that are at customers already, in whatever store they were sold; the stock of their products must be locked. Most sales ask nothing. */
export async function serialsOut(run: RunSql, sales: readonly Sale[]): Promise<ReadonlySet<string>> {
  const asked = sales.flatMap(({ lines }) =>
    lines.flatMap(({ productId, serials = [] }) =>
      serials.map((serial) => ({ product_id: productId, serial })),
    ),
  );
  if (asked.length === 0) return new Set();
  const rows = await run<{ product_id: string; serial: string }>(Prisma.sql`
    SELECT o.product_id, o.serial FROM ${jsonRows('r', asked, 'product_id uuid, serial text')}
    JOIN serial_out o ON o.product_id = r.product_id AND o.serial = r.serial WHERE o.line_id IS NOT NULL`);
  return new Set(rows.map(({ product_id, serial }) => keyOf(product_id, serial)));
}

/** A unit of a line, and whether it was sold before without coming back. */
export interface PlannedSerial {
  serial: string;
  isTwice: boolean;
}

/** Which units a line sells. @param out units at customers, to which those of this line are added */
export function planSerials({ productId, serials = [] }: SaleLine, out: Set<string>): PlannedSerial[] {
  return serials.map((serial) => {
    const key = keyOf(productId, serial);
    const isTwice = out.has(key);
    out.add(key);
    return { serial, isTwice };
  });
}

/** SERIAL_MISSING: not every piece is known by its number. SERIAL_TWICE: one of them was sold before and never came back. */
export function serialFlags(
  planned: readonly PlannedSerial[],
  of: { needsSerial: boolean; quantityMilli: Milli },
): string[] {
  return [
    ...(of.needsSerial && planned.length * 1000 !== of.quantityMilli ? ['SERIAL_MISSING'] : []),
    ...(planned.some(({ isTwice }) => isTwice) ? ['SERIAL_TWICE'] : []),
  ];
}

/** Units of a sale's lines as pieces of the statement that books it: the rows that stay, and which are out now. */
export function soldSerialPieces(
  storeId: string,
  lines: readonly {
    lineId: string;
    productId: string;
    businessDay: PostingDay;
    serials: readonly PlannedSerial[];
  }[],
): Record<string, Piece> {
  const rows = lines.flatMap(({ lineId, productId, businessDay, serials }) =>
    serials.map(({ serial, isTwice }) => ({
      store_id: storeId,
      line_id: lineId,
      serial,
      product_id: productId,
      is_twice: isTwice,
      business_day: dayOf(businessDay, storeId),
    })),
  );
  const out = rows.filter(({ is_twice }) => !is_twice);
  return {
    serials: serialRows(rows),
    serials_out: Prisma.sql`INSERT INTO serial_out (store_id, product_id, serial, line_id)
      SELECT store_id, product_id, serial, line_id FROM ${jsonRows('r', out, 'store_id uuid, product_id uuid, serial text, line_id uuid')}
      ON CONFLICT (store_id, product_id, serial) DO UPDATE SET line_id = excluded.line_id RETURNING 1`,
  };
}

/** Units that came back, the same way: they may be sold again. */
export function returnedSerialPieces(
  storeId: string,
  businessDay: PostingDay,
  lines: readonly { lineId: string; ofLineId: string; productId: string; serials: readonly string[] }[],
): Record<string, Piece> {
  const rows = lines.flatMap(({ lineId, ofLineId, productId, serials }) =>
    serials.map((serial) => ({ serial, line_id: lineId, of_line: ofLineId, product_id: productId })),
  );
  return {
    serials: serialRows(
      rows.map(({ of_line: _, ...row }) => ({
        ...row,
        store_id: storeId,
        is_twice: false,
        business_day: dayOf(businessDay, storeId),
      })),
    ),
    serials_out: Prisma.sql`UPDATE serial_out o SET line_id = NULL
      FROM ${jsonRows('r', rows, 'serial text, product_id uuid, of_line uuid')}
      WHERE o.store_id = ${storeId}::uuid AND o.product_id = r.product_id AND o.serial = r.serial AND o.line_id = r.of_line RETURNING 1`,
  };
}

const COLUMNS = ['store_id', 'line_id', 'serial', 'product_id', 'is_twice', 'business_day'] as const;

function serialRows(rows: readonly Pick<RowOf<'ticket_line_serial'>, (typeof COLUMNS)[number]>[]): Piece {
  return insertRows('ticket_line_serial', COLUMNS, rows);
}

/**
 * Which units of a sold line come back. All that are left need not be named; of some each piece is, as far as they are known.
 * @throws SerialNotOfLine, SerialsWanted
 */
export function serialsBack(
  of: { name: string; left: readonly string[]; leftMilli: Milli },
  returningMilli: Milli,
  named: readonly string[] | undefined,
): string[] {
  const strange = named?.find((serial) => !of.left.includes(serial));
  if (strange !== undefined) throw new SerialNotOfLine({ name: of.name, serial: strange });
  if (returningMilli === of.leftMilli) return [...of.left];
  const pieces = Math.floor(returningMilli / 1000);
  const isKnown = of.left.length * 1000 === of.leftMilli;
  const given = named?.length ?? 0;
  if (given > pieces || (isKnown && given !== pieces)) throw new SerialsWanted({ name: of.name });
  return [...(named ?? [])];
}

/** A unit of a line; it came back with the return that is named, or is still out. */
export interface LineSerial {
  serial: string;
  isTwice: boolean;
  returned: boolean;
}

/** The units of these lines, in their order. */
export async function serialsOfLines(
  reader: Reader,
  storeId: string,
  lineIds: readonly string[],
): Promise<Map<string, LineSerial[]>> {
  const rows = await reader.$queryRaw<(LineSerial & { lineId: string })[]>`
    SELECT s.line_id AS "lineId", s.serial, s.is_twice AS "isTwice",
      EXISTS (SELECT 1 FROM ticket_line_serial b JOIN ticket_line r ON r.store_id = b.store_id AND r.id = b.line_id
        WHERE b.store_id = s.store_id AND b.serial = s.serial AND r.returns_line_id = s.line_id) AS returned
    FROM ticket_line_serial s WHERE s.store_id = ${storeId}::uuid AND s.line_id = ANY(${[...lineIds]}::uuid[]) ORDER BY s.serial`;
  return grouped(rows, ({ lineId }) => lineId);
}
