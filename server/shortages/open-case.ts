import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { milliToColumn } from '@/server/platform/numbers';
import { resolveLines } from '@/server/stock/document-lines';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { zoneOwners } from '@/server/zones/list-zones';
import { holdZones } from '@/server/zones/open-zones';
import { missingBySource, requireSource } from './case-source';
import { ShortageSourceUnknown, ZoneHadNoOwner } from './errors';
import { postingOf } from './shortage-internal';
import { splitAmount } from './shortage-rules';
import { openCaseInput } from './shortage-schema';
import { postedValue, valueOfMissing } from './value-of-missing';
import { requireWithinStock } from './within-stock';

const DAY_MS = 86_400_000;

/**
 * Names who answers for missing goods: the owner of each zone at the moment they were missed. Moves no stock: that is the
 * stocktake's, the adjustment's or the transfer's.
 * @throws ShortageSourceUnknown, ShortageOpenedAlready, ShortageMoreThanSource, ShortageBeyondStock, ZoneHadNoOwner, StockLineUnknown, StockQuantityTooFine, InvalidInput
 */
export const openCase = command({
  name: 'shortages.open',
  permission: 'shortages.open',
  scope: 'store',
  input: openCaseInput,
  async run(tx, input, ctx) {
    const { storeId, productId, requestId: caseId } = input;
    const { store, businessDay, day } = await postingOf(tx, ctx, storeId);
    const missedAt = await momentOf(tx, input, ctx.now);
    if (missedAt > ctx.now) throw new InvalidInput({ field: 'missedAt', problem: 'future' });
    const lines = await resolveLines(
      tx,
      storeId,
      input.zones.map((zone) => ({ ...zone, productId })),
      { awaiting: true },
    );
    const owned = await withOwners(tx, storeId, missedAt, lines);
    const quantityMilli = owned.reduce((sum, line) => sum + line.quantityMilli, 0);
    const number = await takeDocumentNumber(tx, storeId, 'SHORTAGE_CASE');
    await checkSource(tx, input, owned, quantityMilli);
    const amountFen =
      (await postedValue(tx, input, quantityMilli, store.shortageValuation)) ??
      (await valueOfMissing(tx, storeId, productId, quantityMilli, store.shortageValuation));
    const parts = splitAmount(amountFen, owned, store.shortageSplit);
    await tx.shortageCase.create({
      data: {
        storeId,
        id: caseId,
        number,
        source: input.source,
        sourceId: input.sourceId ?? null,
        productId,
        quantity: milliToColumn(quantityMilli),
        valuation: store.shortageValuation,
        amountFen: BigInt(amountFen),
        missedAt,
        explainBy: new Date(ctx.now.getTime() + store.shortageExplainDays * DAY_MS),
        note: input.note,
        openedById: ctx.actor.personId,
        openedAt: ctx.now,
        businessDay: day,
      },
    });
    const shares = owned.map((line, index) => ({
      storeId,
      id: newId(),
      caseId,
      lineNo: index + 1,
      personId: line.personId,
      zoneId: line.zoneId,
      quantity: line.quantity,
      amountFen: BigInt(parts[index] ?? 0),
      businessDay: day,
    }));
    await tx.shortageShare.createMany({ data: shares });
    await tx.shortageBalance.createMany({ data: shares.map(({ id }) => ({ storeId, shareId: id })) });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'shortages.open',
      subjectKind: 'shortageCase',
      subjectId: caseId,
      after: {
        number,
        source: input.source,
        productId,
        amountFen,
        people: new Set(shares.map((one) => one.personId)).size,
      },
      businessDay,
      requestId: input.requestId,
    });
    return { caseId, number, shareIds: shares.map(({ id }) => id) };
  },
});

/**
 * When the goods were missed: as the document says where nobody says otherwise. Of a handover nobody may: whoever took the zone
 * does not answer for what was missing before.
 */
async function momentOf(tx: Tx, input: z.output<typeof openCaseInput>, now: Date): Promise<Date> {
  const { storeId, source, sourceId, productId, missedAt = null } = input;
  if (source === 'HAND' || sourceId === undefined || (missedAt && source !== 'HANDOVER'))
    return missedAt ?? now;
  const missing = await missingBySource(tx, { storeId, source, sourceId, productId });
  return missing?.at ?? missedAt ?? now;
}

/** Each line with who answered for its zone; the zones stay as they are meanwhile. @throws ZoneHadNoOwner */
async function withOwners<L extends { zoneId: string }>(
  tx: Tx,
  storeId: string,
  at: Date,
  lines: readonly L[],
) {
  const zoneIds = lines.map((line) => line.zoneId);
  const zones = await holdZones(tx, storeId, zoneIds);
  const owners = await zoneOwners(tx, storeId, at);
  return lines.map((line) => {
    const personId = owners.get(line.zoneId);
    if (personId) return { ...line, personId };
    throw new ZoneHadNoOwner({ zone: zones.get(line.zoneId) ?? '' });
  });
}

/** By hand there is no document, and the book bounds what can be missing; any other source names one that says so much is missing. */
async function checkSource(
  tx: Tx,
  { storeId, source, sourceId, productId, confirmedBeyondStock }: z.output<typeof openCaseInput>,
  lines: readonly { zoneId: string; quantityMilli: number }[],
  quantityMilli: number,
): Promise<void> {
  if (source === 'HAND' && sourceId === undefined) {
    if (!confirmedBeyondStock) await requireWithinStock(tx, { storeId, productId }, quantityMilli);
    return;
  }
  if (source === 'HAND' || sourceId === undefined) throw new ShortageSourceUnknown();
  await requireSource(tx, { storeId, source, sourceId, productId }, lines);
}
