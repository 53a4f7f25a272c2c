import type { z } from 'zod';
import { type Milli, milliToText } from '@/lib/quantity';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command, parse, requireActor } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { newId, partId } from '@/server/platform/ids';
import { milliOf, milliToColumn } from '@/server/platform/numbers';
import { dateOf } from '@/server/platform/posting-day';
import { jsonRows } from '@/server/platform/sql';
import { PinWrong } from '@/server/staff/errors';
import { isPersonAtWork } from '@/server/staff/known-people';
import { worksIn } from '@/server/staff/people/people-of-store';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { resolveLines } from '@/server/stock/document-lines';
import { valueAtAverage } from '@/server/stock/value-of-goods';
import { lockPostingDay } from '@/server/stores/business-days';
import { storeSettings } from '@/server/stores/store-settings';
import { ZoneOwnerElsewhere } from '@/server/zones/errors';
import { zoneOwners } from '@/server/zones/list-zones';
import { takeOverZone } from '@/server/zones/take-over';
import {
  HandoverGiverNotEntitled,
  HandoverNotCounted,
  HandoverOwnerChanged,
  HandoverPinWrong,
  HandoverToOneself,
} from './errors';
import { momentOfCount } from './handover-rules';
import { recordPickupInput, signatures } from './handover-schema';
import { signWithPin } from './sign-with-pin';

type Input = z.output<typeof recordPickupInput>;

export interface HandedOver {
  handoverId: string;
  counted: number;
  /** Lines whose count differs from the book. */
  differences: number;
}

export type HandOverInput = z.input<typeof recordPickupInput> & z.input<typeof signatures>;

/**
 * Two people at the shelf hand a zone over: both sign with their PIN, what they counted is held against the book of that
 * moment, and one answers for it where the other did. A difference moves no stock. The PINs never get into the request's
 * record.
 * @throws HandoverToOneself, HandoverPinWrong, PinLocked, HandoverOwnerChanged, HandoverGiverNotEntitled,
 * HandoverNotCounted, ZoneOwnerElsewhere, ZoneIsClosed, NotFound, StockLineUnknown, StockQuantityTooFine
 */
export async function handOverZone(ctx: Context, raw: HandOverInput): Promise<HandedOver> {
  const { giver, taker, sentAt, ...request } = raw;
  const pins = parse(signatures, { giver, taker, sentAt });
  const input = parse(recordPickupInput, request);
  const allowed = requireActor(ctx, 'handovers.handOver', input.storeId);
  if (input.giverId === input.toPersonId) throw new HandoverToOneself();
  await requireSigners(allowed, input);
  await sign(allowed, input.giverId, pins.giver);
  await sign(allowed, input.toPersonId, pins.taker);
  return signed(pins.sentAt).execute(ctx, input);
}

/**
 * Before the slow hashes, and before counts are kept: ids can be made up without end. Who answers for the zone may give it even after
 * they left the store. @throws HandoverGiverNotEntitled, ZoneOwnerElsewhere
 */
async function requireSigners(ctx: ActorContext, { storeId, zoneId, giverId, toPersonId }: Input) {
  const mayGive =
    (await worksIn(ctx.db, giverId, storeId)) ||
    (await zoneOwners(ctx.db, storeId, ctx.now)).get(zoneId) === giverId;
  if (!mayGive) throw new HandoverGiverNotEntitled();
  if (!(await worksIn(ctx.db, toPersonId, storeId))) throw new ZoneOwnerElsewhere();
}

/** @throws HandoverPinWrong, PinLocked */
async function sign(ctx: ActorContext, personId: string, pin: string): Promise<void> {
  try {
    await signWithPin(ctx, personId, pin);
  } catch (error) {
    throw error instanceof PinWrong ? new HandoverPinWrong(error.params) : error;
  }
}

/** The command behind the signatures. When it was sent is no part of what a repeat must repeat. */
function signed(sentAt: Date) {
  return command({
    name: 'handovers.handOver',
    permission: 'handovers.handOver',
    scope: 'store',
    input: recordPickupInput,
    run: (tx, input, ctx) => record(tx, input, ctx, sentAt),
  });
}

async function record(tx: Tx, input: Input, ctx: ActorContext, sentAt: Date): Promise<HandedOver> {
  const { storeId, zoneId, requestId: id, toPersonId } = input;
  const store = await storeSettings(tx, storeId);
  const businessDay = await lockPostingDay(tx, store, ctx);
  const day = dateOf(businessDay, storeId);
  const begunAssignmentId = partId(id, 'assignment');
  const taken = await takeOverZone.runIn(tx, ctx, {
    storeId,
    zoneId,
    personId: toPersonId,
    requestId: begunAssignmentId,
  });
  await requireGiver(tx, input, taken.former?.personId ?? null);
  const counts = await heldAgainstTheBook(tx, input, ctx.now, sentAt);
  await tx.handover.create({
    data: {
      storeId,
      id,
      zoneId,
      fromPersonId: taken.former?.personId ?? null,
      givenById: input.giverId,
      toPersonId,
      endedAssignmentId: taken.former?.assignmentId ?? null,
      begunAssignmentId,
      note: input.note,
      personId: ctx.actor.personId,
      businessDay: day,
      occurredAt: ctx.now,
    },
  });
  await tx.handoverCount.createMany({
    data: counts.map((count, index) => ({
      storeId,
      id: newId(),
      handoverId: id,
      lineNo: index + 1,
      ...count,
      businessDay: day,
    })),
  });
  const differences = counts.filter((count) => Number(count.difference) !== 0).length;
  await writeAuditEntry(tx, ctx, {
    storeId,
    action: 'handovers.handOver',
    subjectKind: 'zone',
    subjectId: zoneId,
    before: { zone: taken.zone, personId: taken.former?.personId ?? null },
    after: { personId: toPersonId, givenById: input.giverId, counted: counts.length, differences },
    businessDay,
    requestId: id,
  });
  return { handoverId: id, counted: counts.length, differences };
}

/**
 * The owner gives, as the screen showed them; where nobody active answers, somebody who keeps the zones does.
 * @throws HandoverOwnerChanged, HandoverToOneself, HandoverGiverNotEntitled
 */
async function requireGiver(tx: Tx, input: Input, formerId: string | null): Promise<void> {
  if (formerId !== input.ownerId) throw new HandoverOwnerChanged();
  if (formerId === input.toPersonId) throw new HandoverToOneself();
  if (formerId !== null && (await isPersonAtWork(tx, formerId))) {
    if (input.giverId !== formerId) throw new HandoverGiverNotEntitled();
    return;
  }
  const keepers = await staffAllowed(tx, 'zones.manage', input.storeId);
  if (!keepers.has(input.giverId)) throw new HandoverGiverNotEntitled();
}

/** Each count with the book of its moment and what the difference is worth. @throws HandoverNotCounted, StockLineUnknown, StockQuantityTooFine */
async function heldAgainstTheBook(tx: Tx, input: Input, now: Date, sentAt: Date) {
  const { storeId, zoneId } = input;
  if (input.lines.length === 0) {
    const stands = await tx.stockLevel.count({ where: { storeId, zoneId, onHand: { gt: 0 } } });
    if (stands > 0) throw new HandoverNotCounted();
    return [];
  }
  const lines = await resolveLines(
    tx,
    storeId,
    input.lines.map(({ productId, counted, countedAt }) => ({
      productId,
      zoneId,
      quantity: counted,
      countedAt: momentOfCount(countedAt, sentAt, now),
    })),
    { awaiting: true },
  );
  const productIds = lines.map(({ productId }) => productId);
  const [books, costs] = [
    await bookAt(tx, storeId, zoneId, lines),
    await tx.stockCost.findMany({ where: { storeId, productId: { in: productIds } } }),
  ];
  return lines.map(({ productId, quantityMilli, countedAt }) => {
    const book = books.get(productId) ?? 0;
    const difference = quantityMilli - book;
    const cost = costs.find((one) => one.productId === productId) ?? null;
    return {
      productId,
      counted: milliToText(quantityMilli),
      countedAt,
      book: milliToColumn(book),
      difference: milliToColumn(difference),
      valueFen: BigInt(valueAtAverage(cost, difference)),
    };
  });
}

/** What the book has of each product in the zone, without what moved after its count: selling goes on meanwhile. */
async function bookAt(
  tx: Tx,
  storeId: string,
  zoneId: string,
  lines: readonly { productId: string; countedAt: Date }[],
): Promise<Map<string, Milli>> {
  const rows = lines.map(({ productId, countedAt }) => ({
    product_id: productId,
    counted_at: countedAt.toISOString(),
  }));
  const found = await tx.$queryRaw<{ productId: string; book: string }[]>`
    SELECT r.product_id AS "productId", (coalesce((SELECT l.on_hand FROM stock_level l WHERE l.store_id = ${storeId}::uuid
        AND l.product_id = r.product_id AND l.zone_id = ${zoneId}::uuid), 0)
      - coalesce((SELECT sum(e.quantity) FROM stock_entry e WHERE e.store_id = ${storeId}::uuid AND e.zone_id = ${zoneId}::uuid
        AND e.occurred_at > r.counted_at AND e.product_id = r.product_id), 0))::text AS book
    FROM ${jsonRows('r', rows, 'product_id uuid, counted_at timestamptz')}`;
  return new Map(found.map(({ productId, book }) => [productId, milliOf(book)]));
}
