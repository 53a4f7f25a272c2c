import type { z } from 'zod';
import { actPieces } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { dayOf } from '@/server/platform/posting-day';
import { insertRows } from '@/server/platform/sql';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { resolveLines } from '../document-lines';
import { AdjustmentReasonNotAllowed, AdjustmentWrongWay, TheftNeedsIncident } from '../errors';
import { postStockEntries } from '../post-stock-entries';
import { adjustStockInput } from '../schema';
import { goesWrongWay, RIGHT_OF_REASON } from './adjustment-rules';

const ADJUSTMENT_COLUMNS = [
  'store_id',
  'id',
  'number',
  'reason',
  'note',
  'person_id',
  'business_day',
  'occurred_at',
] as const;

const LINE_COLUMNS = [
  'store_id',
  'id',
  'adjustment_id',
  'line_no',
  'product_id',
  'zone_id',
  'quantity',
  'business_day',
] as const;

/**
 * Corrects stock with a reason, each reason with its own right; what is found comes in at the average cost. What was stolen leaves by
 * an incident alone.
 * @throws TheftNeedsIncident, AdjustmentReasonNotAllowed, AdjustmentWrongWay, StockLineUnknown, StockQuantityTooFine
 */
export const adjustStock = command({
  name: 'stock.adjust',
  permission: 'stock.adjust',
  scope: 'store',
  input: adjustStockInput,
  async run(tx, input, ctx) {
    if (input.reason === 'THEFT') throw new TheftNeedsIncident();
    return adjust(tx, input, ctx);
  },
});

/** The same as a part of deciding about an incident, which says what it is for. @throws as `adjustStock`, of theft too */
export const adjustForIncident = command({
  name: 'stock.adjustForIncident',
  permission: 'stock.adjust',
  scope: 'store',
  input: adjustStockInput,
  run: adjust,
});

async function adjust(tx: Tx, input: z.output<typeof adjustStockInput>, ctx: ActorContext) {
  const { storeId, requestId: adjustmentId, reason } = input;
  if (!ctx.may(RIGHT_OF_REASON[reason], storeId)) throw new AdjustmentReasonNotAllowed({ reason });
  const store = await storeSettings(tx, storeId);
  const businessDay = await lockPostingDay(tx, store, ctx);
  const number = await takeDocumentNumber(tx, storeId, 'ADJUSTMENT');
  const lines = (await resolveLines(tx, storeId, input.lines)).map((line) => ({ ...line, id: newId() }));
  const wrong = lines.find((line) => goesWrongWay(reason, line.quantityMilli));
  if (wrong) throw new AdjustmentWrongWay({ line: wrong.lineNo, reason });
  const document = {
    name: 'stock-adjust',
    pieces: {
      adjustments: insertRows('adjustment', ADJUSTMENT_COLUMNS, [
        {
          store_id: storeId,
          id: adjustmentId,
          number,
          reason,
          note: input.note,
          person_id: ctx.actor.personId,
          business_day: dayOf(businessDay, storeId),
          occurred_at: ctx.now.toISOString(),
        },
      ]),
      adjustment_lines: insertRows(
        'adjustment_line',
        LINE_COLUMNS,
        lines.map((line) => ({
          store_id: storeId,
          id: line.id,
          adjustment_id: adjustmentId,
          line_no: line.lineNo,
          product_id: line.productId,
          zone_id: line.zoneId,
          quantity: line.quantity,
          business_day: dayOf(businessDay, storeId),
        })),
      ),
    },
    act: actPieces([
      {
        ctx,
        facts: [
          {
            storeId,
            action: 'stock.adjust',
            subjectKind: 'adjustment',
            subjectId: adjustmentId,
            after: { number, reason, lines: lines.length },
            businessDay,
            requestId: input.requestId,
          },
        ],
      },
    ]),
  };
  await postStockEntries(
    tx,
    storeId,
    lines.map((line) => ({
      productId: line.productId,
      zoneId: line.zoneId,
      kind: 'ADJUSTMENT',
      quantityMilli: line.quantityMilli,
      documentKind: 'ADJUSTMENT',
      documentId: adjustmentId,
      documentLineId: line.id,
      businessDay,
      occurredAt: ctx.now,
      personId: ctx.actor.personId,
    })),
    document,
  );
  return { adjustmentId, number, businessDay: businessDay.day };
}
