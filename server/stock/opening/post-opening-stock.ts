import { valueAtCost } from '@/lib/money';
import { type Milli, milliToText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { dateOf } from '@/server/platform/posting-day';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { resolveLines } from '../document-lines';
import { lockStock, postStockEntries } from '../post-stock-entries';

export interface OpeningLine {
  productId: string;
  quantityMilli: Milli;
  /** Fen per unit with up to six decimals; null when unknown: the goods stand at zero. */
  unitCost: string | null;
}

/**
 * Stock a store begins with. Posts only products that never moved in the store, so that the same file twice changes nothing.
 * For importing commands, inside their transaction and after their permission.
 * @throws StockLineUnknown, StockQuantityTooFine
 */
export async function postOpeningStock(
  tx: Tx,
  ctx: ActorContext,
  storeId: string,
  lines: readonly OpeningLine[],
  note: string,
): Promise<{ posted: number; skipped: number; openingStockId: string | null }> {
  const wanted = lines.filter((line) => line.quantityMilli !== 0);
  if (wanted.length === 0) return { posted: 0, skipped: 0, openingStockId: null };
  const store = await storeSettings(tx, storeId);
  const businessDay = await lockPostingDay(tx, store, ctx);
  const untouched = await neverMoved(tx, storeId, wanted);
  // Only what never moved is locked: goods that are being sold meanwhile are left alone.
  await lockStock(
    tx,
    storeId,
    untouched.map((line) => line.productId),
  );
  const fresh = await neverMoved(tx, storeId, untouched);
  if (fresh.length === 0) return { posted: 0, skipped: wanted.length, openingStockId: null };
  const openingStockId = newId();
  const number = await takeDocumentNumber(tx, storeId, 'OPENING_STOCK');
  const resolved = await resolveLines(
    tx,
    storeId,
    fresh.map((line) => ({ ...line, quantity: milliToText(line.quantityMilli) })),
  );
  const rows = resolved.map((line) => ({
    ...line,
    id: newId(),
    amountFen: valueAtCost(line.unitCost ?? '0', line.quantityMilli),
  }));
  const date = dateOf(businessDay, storeId);
  await tx.openingStock.create({
    data: {
      storeId,
      id: openingStockId,
      number,
      note,
      personId: ctx.actor.personId,
      businessDay: date,
      occurredAt: ctx.now,
    },
  });
  await tx.openingStockLine.createMany({
    data: rows.map((row) => ({
      storeId,
      id: row.id,
      openingStockId,
      lineNo: row.lineNo,
      productId: row.productId,
      zoneId: row.zoneId,
      quantity: row.quantity,
      unitCost: row.unitCost,
      amountFen: BigInt(row.amountFen),
      businessDay: date,
    })),
  });
  await postStockEntries(
    tx,
    storeId,
    rows.map((row) => ({
      productId: row.productId,
      zoneId: row.zoneId,
      kind: 'OPENING',
      quantityMilli: row.quantityMilli,
      valueFen: row.amountFen,
      documentKind: 'OPENING_STOCK',
      documentId: openingStockId,
      documentLineId: row.id,
      businessDay,
      occurredAt: ctx.now,
      personId: ctx.actor.personId,
    })),
  );
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'stock.open',
    subjectKind: 'openingStock',
    subjectId: openingStockId,
    after: { number, lines: rows.length },
    businessDay,
  });
  return { posted: rows.length, skipped: wanted.length - rows.length, openingStockId };
}

async function neverMoved(tx: Tx, storeId: string, lines: readonly OpeningLine[]): Promise<OpeningLine[]> {
  const productIds = lines.map((line) => line.productId);
  const moved = await tx.$queryRaw<{ product_id: string }[]>`
    SELECT p AS product_id FROM unnest(${productIds}::uuid[]) AS p
    WHERE EXISTS (SELECT 1 FROM stock_entry e WHERE e.store_id = ${storeId}::uuid AND e.product_id = p)`;
  const known = new Set(moved.map((row) => row.product_id));
  return lines.filter((line) => !known.has(line.productId));
}
