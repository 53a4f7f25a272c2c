import { BARCODES, GOODS } from '@/server/catalog/lent-goods';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { PEOPLE } from '@/server/staff/lent-people';
import { shelvesInZone } from '@/server/stock/shelves/list-places';
import { ZONES } from '@/server/zones/lent-zones';
import { stateOf } from './rules';

/** Most products a sheet lists; more are counted all the same. */
const MOST = 2_000;

export interface SheetProduct {
  productId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  decimals: number;
  barcode: string | null;
  /** What everybody together counted on this sheet so far; null: nobody. */
  counted: string | null;
  /** What the book has; null where counting is blind. */
  expected: string | null;
}

/**
 * A count sheet for a phone or for paper: what should stand there, without quantities where counting is blind, and this
 * person's own counts. @throws NotFound
 */
export async function readSheet(reader: Reader, storeId: string, sheetId: string, personId: string) {
  const sheet = await reader.stocktakeSheet.findUnique({
    where: { storeId_id: { storeId, id: sheetId } },
    include: { stocktake: { include: { sheets: { select: { round: true, finishedAt: true } } } } },
  });
  if (!sheet) throw new NotFound({ noun: 'countSheet' });
  const { stocktake } = sheet;
  const [zone, products, own] = await Promise.all([
    reader.zone.findUnique({ where: { storeId_id: { storeId, id: sheet.zoneId } } }),
    sheetProducts(reader, storeId, { ...sheet, blind: stocktake.blind }),
    reader.stocktakeCount.findMany({
      where: { storeId, sheetId, personId },
      orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
      take: 1_000,
      select: { id: true, productId: true, kind: true, quantity: true, undoesId: true, occurredAt: true },
    }),
  ]);
  return {
    id: sheet.id,
    stocktakeId: stocktake.id,
    number: stocktake.number,
    title: stocktake.title,
    state: stateOf(stocktake, stocktake.sheets),
    blind: stocktake.blind,
    zone: zone?.name ?? '',
    zoneCode: zone?.code ?? '',
    round: sheet.round,
    part: sheet.part,
    finishedAt: sheet.finishedAt,
    products,
    own: own.map((event) => ({ ...event, quantity: event.quantity.toString() })),
  };
}

function sheetProducts(
  reader: Reader,
  storeId: string,
  sheet: { id: string; stocktakeId: string; zoneId: string; round: number; blind: boolean },
): Promise<SheetProduct[]> {
  return reader.$queryRaw<SheetProduct[]>`
    WITH not_undone AS (
      SELECT c.product_id, sum(c.quantity) AS counted FROM stocktake_count c
      WHERE c.store_id = ${storeId}::uuid AND c.sheet_id = ${sheet.id}::uuid AND c.kind <> 'UNDO' AND NOT EXISTS (
        SELECT 1 FROM stocktake_count u WHERE u.store_id = c.store_id AND u.undoes_id = c.id)
      GROUP BY c.product_id),
    wanted AS (
      SELECT l.product_id FROM stock_level l WHERE ${sheet.round} = 1 AND l.store_id = ${storeId}::uuid
        AND l.zone_id = ${sheet.zoneId}::uuid AND l.on_hand <> 0
        AND (NOT EXISTS (SELECT 1 FROM stocktake_product WHERE store_id = ${storeId}::uuid AND stocktake_id = ${sheet.stocktakeId}::uuid)
          OR l.product_id IN (SELECT product_id FROM stocktake_product WHERE store_id = ${storeId}::uuid
            AND stocktake_id = ${sheet.stocktakeId}::uuid))
      UNION SELECT product_id FROM stocktake_recount WHERE store_id = ${storeId}::uuid AND sheet_id = ${sheet.id}::uuid
      UNION SELECT product_id FROM not_undone)
    SELECT p.id AS "productId", p.code, p.name, p.spec, p.unit, p.decimals,
      (SELECT b.code FROM ${BARCODES} b WHERE b.product_id = p.id ORDER BY b.position LIMIT 1) AS barcode,
      trim_scale(s.counted)::text AS counted,
      CASE WHEN NOT ${sheet.blind} THEN trim_scale(coalesce(l.on_hand, 0))::text END AS expected
    FROM wanted w JOIN ${GOODS} p ON p.id = w.product_id LEFT JOIN not_undone s ON s.product_id = w.product_id
    LEFT JOIN stock_level l ON l.store_id = ${storeId}::uuid AND l.zone_id = ${sheet.zoneId}::uuid AND l.product_id = w.product_id
    ORDER BY p.code, p.id LIMIT ${MOST}`;
}

/** Barcodes nobody knows, of one stocktake, latest first; pictures come with them. */
export function listUnknown(reader: Reader, storeId: string, stocktakeId: string) {
  return reader.$queryRaw<
    {
      id: string;
      code: string;
      quantity: string;
      note: string;
      photo: string;
      person: string;
      zone: string;
      occurredAt: Date;
    }[]
  >`
    SELECT u.id, u.code, trim_scale(u.quantity)::text AS quantity, u.note, u.photo, p.name AS person, z.name AS zone,
      u.occurred_at AS "occurredAt"
    FROM stocktake_unknown u JOIN stocktake_sheet s ON s.store_id = u.store_id AND s.id = u.sheet_id
    JOIN ${ZONES} z ON z.store_id = s.store_id AND z.id = s.zone_id LEFT JOIN ${PEOPLE} p ON p.id = u.person_id
    WHERE u.store_id = ${storeId}::uuid AND u.stocktake_id = ${stocktakeId}::uuid ORDER BY u.id DESC LIMIT 100`;
}

/** On which shelf of the sheet's zone its goods have their place, by product: where there are several, the first. */
export async function sheetShelves(reader: Reader, storeId: string, sheetId: string) {
  const sheet = await reader.stocktakeSheet.findUnique({
    where: { storeId_id: { storeId, id: sheetId } },
    select: { zoneId: true },
  });
  if (!sheet) throw new NotFound({ noun: 'countSheet' });
  return shelvesInZone(reader, storeId, sheet.zoneId);
}
