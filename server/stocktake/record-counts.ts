import type { z } from 'zod';
import { GOODS } from '@/server/catalog/lent-goods';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { type CountableSheet, holdSheet } from './internal';
import { countMoment } from './rules';
import { type countEvent, recordCountsInput } from './schema';

/** Why one count of a delivery is not kept; words for each are in messages/<locale>/stocktake.json under `refused`. */
export type CountRefusal =
  | 'PRODUCT_UNKNOWN'
  | 'TOO_FINE'
  | 'NOT_ON_SHEET'
  | 'SAME_COUNTER'
  | 'UNDO_UNKNOWN'
  | 'ID_TAKEN';

/** What a delivery did with each of its counts. */
export interface CountsRecorded {
  /** Kept now or by an earlier delivery: the phone forgets them. */
  kept: string[];
  refused: { id: string; refusal: CountRefusal }[];
}

/**
 * Counts from a phone, in one statement whatever their number. Each takes effect once by its own id, however often it is
 * delivered; several phones on one sheet add up. The counts themselves say who, what and when: no audit entry repeats them.
 * @throws StocktakeStateWrong, CountSheetFinished, CountSheetOfAnother, NotFound
 */
export const recordCounts = command({
  name: 'stocktake.recordCounts',
  permission: 'stocktake.count',
  scope: 'store',
  input: recordCountsInput,
  async run(tx, input, ctx): Promise<CountsRecorded> {
    const { storeId, sheetId } = input;
    const sheet = await holdSheet(tx, storeId, sheetId, ctx.actor.personId);
    const clock = { sentAt: input.sentAt, receivedAt: ctx.now, startedAt: sheet.startedAt };
    const events = input.events.map((event) => ({
      ...event,
      occurredAt: countMoment(event.occurredAt, clock),
    }));
    return writeCounts(
      tx,
      { storeId, sheetId, ...sheet, personId: ctx.actor.personId, phoneKey: input.phoneKey },
      events,
    );
  },
});

export interface CountWriter extends CountableSheet {
  storeId: string;
  sheetId: string;
  personId: string;
  phoneKey: string;
}

type CountRow = Omit<z.output<typeof countEvent>, 'kind'> & { kind: 'SCAN' | 'TYPED' | 'IMPORT' | 'UNDO' };

/** The counts' one writer; the sheet is held by `holdSheet`. */
export async function writeCounts(
  tx: Tx,
  by: CountWriter,
  events: readonly CountRow[],
): Promise<CountsRecorded> {
  const { storeId, stocktakeId, sheetId } = by;
  const given = JSON.stringify(
    events.map((event, pos) => ({
      pos,
      id: event.id,
      product_id: event.productId,
      kind: event.kind,
      quantity: event.quantity,
      undoes_id: event.undoesId ?? null,
      occurred_at: event.occurredAt.toISOString(),
    })),
  );
  const judged = await tx.$queryRaw<{ id: string; verdict: CountRefusal | 'KNOWN' | null }[]>`
    WITH given AS MATERIALIZED (SELECT * FROM json_to_recordset(${given}::json) AS g(pos int, id uuid, product_id uuid,
        kind "StocktakeCountKind", quantity numeric, undoes_id uuid, occurred_at timestamptz)),
    judged AS MATERIALIZED (
      SELECT g.*, CASE
        WHEN k.id IS NOT NULL THEN CASE WHEN k.sheet_id = ${sheetId}::uuid AND k.product_id = g.product_id AND k.kind = g.kind
          AND k.quantity = g.quantity AND k.undoes_id IS NOT DISTINCT FROM g.undoes_id AND k.person_id = ${by.personId}::uuid
          THEN 'KNOWN' ELSE 'ID_TAKEN' END
        WHEN p.id IS NULL THEN 'PRODUCT_UNKNOWN'
        -- Of a service there is nothing to count.
        WHEN p.kind <> 'GOODS' THEN 'NOT_ON_SHEET'
        WHEN g.quantity <> trunc(g.quantity, p.decimals) THEN 'TOO_FINE'
        WHEN ${by.round} = 2 AND NOT EXISTS (SELECT 1 FROM stocktake_recount r WHERE r.store_id = ${storeId}::uuid
          AND r.sheet_id = ${sheetId}::uuid AND r.product_id = g.product_id) THEN 'NOT_ON_SHEET'
        WHEN ${by.round} = 1 AND EXISTS (SELECT 1 FROM stocktake_product WHERE store_id = ${storeId}::uuid AND stocktake_id = ${stocktakeId}::uuid)
          AND NOT EXISTS (SELECT 1 FROM stocktake_product l WHERE l.store_id = ${storeId}::uuid AND l.stocktake_id = ${stocktakeId}::uuid
            AND l.product_id = g.product_id) THEN 'NOT_ON_SHEET'
        WHEN ${by.round} = 2 AND EXISTS (SELECT 1 FROM stocktake_count f WHERE f.store_id = ${storeId}::uuid
          AND f.stocktake_id = ${stocktakeId}::uuid AND f.zone_id = ${by.zoneId}::uuid AND f.product_id = g.product_id
          AND f.round = 1 AND f.person_id = ${by.personId}::uuid) THEN 'SAME_COUNTER'
        WHEN g.kind = 'UNDO' AND NOT EXISTS (SELECT 1 FROM stocktake_count o WHERE o.store_id = ${storeId}::uuid AND o.id = g.undoes_id
            AND o.sheet_id = ${sheetId}::uuid AND o.product_id = g.product_id AND o.person_id = ${by.personId}::uuid AND o.kind <> 'UNDO')
          AND NOT EXISTS (SELECT 1 FROM given o WHERE o.id = g.undoes_id AND o.pos < g.pos AND o.product_id = g.product_id
            AND o.kind <> 'UNDO') THEN 'UNDO_UNKNOWN'
        WHEN g.kind = 'UNDO' AND EXISTS (SELECT 1 FROM stocktake_count u WHERE u.store_id = ${storeId}::uuid
          AND u.undoes_id = g.undoes_id) THEN 'KNOWN' END AS verdict
      FROM given g LEFT JOIN ${GOODS} p ON p.id = g.product_id
      LEFT JOIN stocktake_count k ON k.store_id = ${storeId}::uuid AND k.id = g.id),
    written AS (
      INSERT INTO stocktake_count (store_id, id, stocktake_id, sheet_id, zone_id, round, product_id, kind, quantity, undoes_id,
        person_id, phone_key, occurred_at)
      SELECT ${storeId}::uuid, id, ${stocktakeId}::uuid, ${sheetId}::uuid, ${by.zoneId}::uuid, ${by.round}, product_id, kind, quantity,
        undoes_id, ${by.personId}::uuid, ${by.phoneKey}, occurred_at
      FROM judged WHERE verdict IS NULL ORDER BY pos ON CONFLICT DO NOTHING)
    SELECT id, verdict FROM judged ORDER BY pos`;
  const kept = judged.filter(({ verdict }) => verdict === null || verdict === 'KNOWN').map(({ id }) => id);
  const refused = judged.flatMap(({ id, verdict }) =>
    verdict === null || verdict === 'KNOWN' ? [] : [{ id, refusal: verdict }],
  );
  return { kept, refused };
}
