import { type Milli, milliToText } from '@/lib/quantity';
import type { Reader, Tx } from '@/server/platform/db';
import { milliOf } from '@/server/platform/numbers';
import { ShortageMoreThanSource, ShortageOpenedAlready, ShortageSourceUnknown } from './errors';

export type DocumentSource = 'STOCKTAKE' | 'RECONCILIATION' | 'TRANSFER' | 'HANDOVER';

export interface SourceOfCase {
  storeId: string;
  source: DocumentSource;
  /** The stocktake, discrepancy, transfer or handover. */
  sourceId: string;
  productId: string;
}

/** What a document says is missing of a product. */
export interface MissingBySource {
  /** Where, as far as the document says; null: somewhere in the store. */
  parts: { zoneId: string | null; milli: Milli }[];
  /** When it was missed. */
  at: Date;
}

/** What a document says is missing of a product in this store; null when it says nothing, or is not there. */
export async function missingBySource(reader: Reader, of: SourceOfCase): Promise<MissingBySource | null> {
  const rows = await READS[of.source](reader, of);
  const [first] = rows;
  if (!first) return null;
  return { parts: rows.map(({ zoneId, missing }) => ({ zoneId, milli: milliOf(missing) })), at: first.at };
}

interface MissingRow {
  zoneId: string | null;
  missing: string;
  at: Date;
}

const READS: Record<DocumentSource, (reader: Reader, of: SourceOfCase) => Promise<MissingRow[]>> = {
  // What stands in another zone of the store is not missing, and what arrived late was never.
  STOCKTAKE: (reader, { storeId, sourceId, productId }) => reader.$queryRaw<MissingRow[]>`
    SELECT * FROM (
      SELECT l.zone_id AS "zoneId", l.moment AS at, -(l.variance - l.moved + coalesce((SELECT sum(a.quantity) FROM stocktake_late a
        WHERE a.store_id = l.store_id AND a.stocktake_id = l.stocktake_id AND a.line_id = l.id), 0)) AS missing
      FROM stocktake_line l JOIN stocktake s ON s.store_id = l.store_id AND s.id = l.stocktake_id AND s.posted_at IS NOT NULL
      WHERE l.store_id = ${storeId}::uuid AND l.stocktake_id = ${sourceId}::uuid AND l.product_id = ${productId}::uuid) m
    WHERE missing > 0 ORDER BY at DESC`,
  // Which of the two programs is wrong nobody knows yet: a case may be for the difference, either way round.
  RECONCILIATION: (reader, { storeId, sourceId, productId }) => reader.$queryRaw<MissingRow[]>`
    SELECT d.zone_id AS "zoneId", r.cut_off AS at, abs(d.difference) AS missing
    FROM discrepancy d JOIN reconciliation r ON r.store_id = d.store_id AND r.id = d.last_run_id
    WHERE d.store_id = ${storeId}::uuid AND d.id = ${sourceId}::uuid AND d.product_id = ${productId}::uuid
      AND d.closed_at IS NULL AND d.class NOT IN ('TIMING', 'WRONG_CODE')`,
  // The sender's zone is where the goods were taken from; the receiver never had them on a shelf.
  TRANSFER: (reader, { storeId, sourceId, productId }) => reader.$queryRaw<MissingRow[]>`
    SELECT CASE WHEN t.store_id = ${storeId}::uuid THEN l.zone_id END AS "zoneId",
      CASE WHEN t.store_id = ${storeId}::uuid THEN t.dispatched_at ELSE t.received_at END AS at,
      sum(b.sent_quantity - b.arrived_quantity) AS missing
    FROM transfer t JOIN transfer_dispatch_line l ON l.store_id = t.store_id AND l.transfer_id = t.id
    JOIN transfer_balance b ON b.store_id = l.store_id AND b.dispatch_line_id = l.id
    WHERE t.id = ${sourceId}::uuid AND (t.store_id = ${storeId}::uuid OR t.to_store_id = ${storeId}::uuid)
      AND t.received_at IS NOT NULL AND l.product_id = ${productId}::uuid AND b.arrived_quantity < b.sent_quantity
    GROUP BY 1, 2`,
  // Of whoever answered until then: the moment before. Where nobody did, or somebody said why, there is no case.
  HANDOVER: (reader, { storeId, sourceId, productId }) => reader.$queryRaw<MissingRow[]>`
    SELECT h.zone_id AS "zoneId", h.occurred_at - interval '1 millisecond' AS at, -c.difference AS missing
    FROM handover h JOIN handover_count c ON c.store_id = h.store_id AND c.handover_id = h.id
    WHERE h.store_id = ${storeId}::uuid AND h.id = ${sourceId}::uuid AND c.product_id = ${productId}::uuid AND c.difference < 0
      AND h.from_person_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM handover_answer a WHERE a.store_id = c.store_id AND a.count_id = c.id)`,
};

/**
 * The document says so much is missing, and opened no case for these goods before. Two at once wait for each other: of one
 * store on its series row, of both ends of a transfer on the transfer.
 * @throws ShortageSourceUnknown, ShortageOpenedAlready, ShortageMoreThanSource
 */
export async function requireSource(
  tx: Tx,
  of: SourceOfCase,
  lines: readonly { zoneId: string; quantityMilli: Milli }[],
): Promise<void> {
  const { storeId, source, sourceId, productId } = of;
  const storeIds = source === 'TRANSFER' ? await lockBothEnds(tx, storeId, sourceId) : [storeId];
  const missing = await missingBySource(tx, of);
  if (!missing) throw new ShortageSourceUnknown();
  const opened = await tx.shortageCase.findFirst({
    where: { storeId: { in: storeIds }, source, sourceId, productId },
  });
  if (opened) throw new ShortageOpenedAlready({ number: opened.number });
  const asked = lines.reduce((sum, line) => sum + line.quantityMilli, 0);
  const most = missing.parts.reduce((sum, part) => sum + part.milli, 0);
  const beyondShelf = (line: (typeof lines)[number]) =>
    line.quantityMilli > (missing.parts.find((part) => part.zoneId === line.zoneId)?.milli ?? 0);
  // A handover is of one zone; what a whole stocktake lacks may have stood with several owners.
  if (asked > most || (source === 'HANDOVER' && lines.some(beyondShelf)))
    throw new ShortageMoreThanSource({ most: milliToText(most) });
}

async function lockBothEnds(tx: Tx, storeId: string, transferId: string): Promise<string[]> {
  const [ends] = await tx.$queryRaw<{ from: string; to: string }[]>`
    SELECT store_id AS from, to_store_id AS to FROM transfer WHERE id = ${transferId}::uuid
      AND (store_id = ${storeId}::uuid OR to_store_id = ${storeId}::uuid) FOR UPDATE`;
  return ends ? [ends.from, ends.to] : [];
}

export interface OpenedCase {
  sourceId: string;
  productId: string;
  caseId: string;
  number: number;
}

/** The cases that documents of a store opened, by document. */
export async function casesOfSources(
  reader: Reader,
  storeId: string,
  source: DocumentSource,
  sourceIds: readonly string[],
): Promise<OpenedCase[]> {
  if (sourceIds.length === 0) return [];
  const found = await reader.shortageCase.findMany({
    where: { storeId, source, sourceId: { in: [...sourceIds] } },
    select: { id: true, number: true, sourceId: true, productId: true },
  });
  return found.map(({ id, number, sourceId, productId }) => ({
    caseId: id,
    number,
    sourceId: sourceId ?? '',
    productId,
  }));
}

/** Where a case's document is looked up; null by hand. */
export async function placeOfSource(
  reader: Reader,
  storeId: string,
  source: DocumentSource | 'HAND',
  sourceId: string | null,
): Promise<SourcePlace | null> {
  if (sourceId === null || source === 'HAND') return null;
  if (source === 'STOCKTAKE') return { kind: source, stocktakeId: sourceId };
  if (source === 'HANDOVER') return { kind: source, handoverId: sourceId };
  if (source === 'TRANSFER') {
    const found = await reader.transfer.findFirst({
      where: { id: sourceId, OR: [{ storeId }, { toStoreId: storeId }] },
      select: { storeId: true },
    });
    return found && { kind: source, fromStoreId: found.storeId, transferId: sourceId };
  }
  const found = await reader.discrepancy.findUnique({
    where: { storeId_id: { storeId, id: sourceId } },
    select: { lastRunId: true },
  });
  return found && { kind: source, reconciliationId: found.lastRunId };
}

export type SourcePlace =
  | { kind: 'STOCKTAKE'; stocktakeId: string }
  | { kind: 'TRANSFER'; fromStoreId: string; transferId: string }
  | { kind: 'HANDOVER'; handoverId: string }
  | { kind: 'RECONCILIATION'; reconciliationId: string };
