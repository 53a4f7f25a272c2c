import type { TransferArrivalKind } from '@/generated/prisma/enums';
import { type Milli, milliToText } from '@/lib/quantity';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { dateOf, type PostingDay } from '@/server/platform/posting-day';
import { postStockEntries } from '@/server/stock/post-stock-entries';
import type { LineOnItsWay } from './transfer-internal';
import { valueOfPart } from './transfer-rules';

export interface Arrival {
  line: LineOnItsWay;
  kind: TransferArrivalKind;
  zoneId: string;
  quantityMilli: Milli;
}

/** Goods of a transfer come into a store, with the value they left with; their lines must be locked by `lockOnItsWay`. */
export async function postArrivals(
  tx: Tx,
  ctx: ActorContext,
  at: { storeId: string; fromStoreId: string; transferId: string; businessDay: PostingDay },
  arrivals: readonly Arrival[],
): Promise<void> {
  const onItsWay = new Map(arrivals.map(({ line }) => [line.id, { ...line }]));
  const rows = arrivals.map(({ line, kind, zoneId, quantityMilli }) => {
    const now = onItsWay.get(line.id) ?? { ...line };
    const valueFen = valueOfPart(now, quantityMilli);
    onItsWay.set(line.id, {
      ...now,
      arrivedMilli: now.arrivedMilli + quantityMilli,
      arrivedValueFen: now.arrivedValueFen + valueFen,
    });
    return { id: newId(), line, kind, zoneId, quantityMilli, valueFen };
  });
  await tx.transferArrivalLine.createMany({
    data: rows.map((row) => ({
      storeId: at.storeId,
      id: row.id,
      fromStoreId: at.fromStoreId,
      transferId: at.transferId,
      dispatchLineId: row.line.id,
      kind: row.kind,
      productId: row.line.productId,
      zoneId: row.zoneId,
      quantity: milliToText(row.quantityMilli),
      valueFen: BigInt(row.valueFen),
      personId: ctx.actor.personId,
      businessDay: dateOf(at.businessDay, at.storeId),
      occurredAt: ctx.now,
    })),
  });
  for (const line of onItsWay.values()) {
    await tx.transferBalance.update({
      where: { storeId_dispatchLineId: { storeId: at.fromStoreId, dispatchLineId: line.id } },
      data: {
        arrivedQuantity: milliToText(line.arrivedMilli),
        arrivedValueFen: BigInt(line.arrivedValueFen),
      },
    });
  }
  await postStockEntries(
    tx,
    at.storeId,
    rows.map((row) => ({
      productId: row.line.productId,
      zoneId: row.zoneId,
      kind: 'TRANSFER_IN',
      quantityMilli: row.quantityMilli,
      valueFen: row.valueFen,
      documentKind: 'TRANSFER',
      documentId: at.transferId,
      documentLineId: row.id,
      businessDay: at.businessDay,
      occurredAt: ctx.now,
      personId: ctx.actor.personId,
    })),
  );
}
