import { limitsOfStore } from '@/server/limits/limits-of-store';
import type { DeviceIdentity } from '@/server/platform/actor';
import { parse, requestFault, requireActor, retrying } from '@/server/platform/command';
import type { ActorContext, Context } from '@/server/platform/context';
import { classify } from '@/server/platform/database-errors';
import { hotTransaction, type RunSql } from '@/server/platform/db';
import { DomainError } from '@/server/platform/errors';
import { unforeseen } from '@/server/platform/unforeseen';
import { storeSettings } from '@/server/stores/store-settings';
import { zonesByKind } from '@/server/zones/zones-by-kind';
import { type BookingStore, bookInTransaction, refused, type SaleOutcome } from './book-sales';
import { bookWithOthers, FailedTogether } from './book-with-others';
import { checkSale } from './check-sale';
import { salesByDevice } from './device-of-series';
import { CashierUnknown, CounterDeviceRequired, LineRepeated } from './errors';
import { makeSeries } from './internal';
import { OrdinaryClientNeeded } from './ordinary-client';
import { peopleOfSales } from './people-of-sales';
import type { SaleBatch } from './sale-batch';
import {
  completeSaleInput,
  completeSalesInput,
  type Sale,
  type SaleInput,
  type SaleResult,
  sale as saleSchema,
} from './schema';

/**
 * Books one finished sale, once per id.
 * @throws what completeSales answers for it
 */
export async function completeSale(ctx: Context, raw: SaleInput & { storeId: string }): Promise<SaleResult> {
  return completeParsedSale(ctx, parse(completeSaleInput, raw));
}

/** `completeSale` of what the schema has already read. */
export async function completeParsedSale(
  ctx: Context,
  { storeId, ...sale }: Sale & { storeId: string },
): Promise<SaleResult> {
  const [outcome] = await completeParsedSales(ctx, { storeId, sales: [sale] });
  if (!outcome) throw new Error('one sale has one outcome');
  if (!outcome.ok) throw outcome.error;
  return outcome.result;
}

/**
 * Books finished sales as an outbox delivers them, each with its own result: one that is refused leaves the others as they
 * are. Never refuses for lack of stock, a floor without approval, a closed day, a counted drawer, or because whoever rang it
 * up may not sell here any more: those are flagged.
 * @throws Unauthenticated, Forbidden, InvalidInput, CounterDeviceRequired for the batch as a whole
 */
export async function completeSales(
  ctx: Context,
  raw: { storeId: string; sales: SaleInput[] },
): Promise<SaleOutcome[]> {
  return completeParsedSales(ctx, parse(completeSalesInput, raw));
}

/** `completeSales` as it came over the wire: a sale that makes no sense is answered by itself too. */
export async function completeRawSales(
  ctx: Context,
  { storeId, sales }: { storeId: string; sales: readonly unknown[] },
): Promise<SaleOutcome[]> {
  const read = sales.map((raw) => {
    try {
      return { sale: parse(saleSchema, raw) };
    } catch (error) {
      if (error instanceof DomainError) return { wrong: refused(error) };
      throw error;
    }
  });
  const booked = await completeParsedSales(ctx, { storeId, sales: read.flatMap(({ sale }) => sale ?? []) });
  let next = 0;
  return read.map(({ wrong }) => wrong ?? booked[next++] ?? refused(new LineRepeated()));
}

/** `completeSales` of what the schema has already read. */
export async function completeParsedSales(
  ctx: Context,
  { storeId, sales }: { storeId: string; sales: readonly Sale[] },
): Promise<SaleOutcome[]> {
  const allowed = requireActor(ctx, 'sales.complete', storeId);
  const device = allowed.actor.device;
  if (!device || device.storeId !== storeId) throw new CounterDeviceRequired();
  const shop: BookingStore = {
    store: await storeSettings(ctx.db, storeId),
    zones: await zonesByKind(ctx.db, storeId),
    limits: await limitsOfStore(ctx.db, storeId),
  };
  const outcomes = new Map<Sale, SaleOutcome>();
  for (const { device: owner, sales: own } of await salesByDevice(ctx.db, device, sales)) {
    const booked = await bookOfDevice(shop, allowed, owner, own);
    for (const [index, sale] of own.entries())
      outcomes.set(sale, booked[index] ?? refused(new LineRepeated()));
  }
  return sales.map((sale) => outcomes.get(sale) ?? refused(new LineRepeated()));
}

/** Books what one device rang up. */
async function bookOfDevice(
  shop: BookingStore,
  ctx: ActorContext,
  device: DeviceIdentity,
  sales: readonly Sale[],
): Promise<SaleOutcome[]> {
  const people = await peopleOfSales(ctx, device, sales);
  const outcomes: (SaleOutcome | null)[] = sales.map((sale) => {
    if (!people.isKnown(sale))
      return refused(new CashierUnknown({ personId: sale.personId ?? ctx.actor.personId }));
    const wrong = checkSale(sale, device.prefix, shop.store.roundingLimitFen);
    return wrong ? refused(wrong) : null;
  });
  const sound = sales.filter((_, index) => outcomes[index] === null);
  const booked = await bookTogether(shop, { ctx, device, people, sales: sound });
  let next = 0;
  return outcomes.map((outcome) => outcome ?? booked[next++] ?? refused(new LineRepeated()));
}

/**
 * All in one transaction; when one of them cannot be kept, one by one, so that each gets its own answer: also one that breaks
 * something nobody foresaw. What says nothing about a sale (busy, no database) is of them all.
 */
async function bookTogether(shop: BookingStore, batch: SaleBatch): Promise<SaleOutcome[]> {
  if (batch.sales.length === 0) return [];
  try {
    return await bookOnce(shop, batch);
  } catch (error) {
    if (error instanceof DomainError && error.retryable) throw error;
    const alone = batch.sales.length === 1;
    if (alone)
      return [refused(requestFault(error) ?? (error instanceof DomainError ? error : unforeseen(error)))];
  }
  const outcomes: SaleOutcome[] = [];
  for (const sale of batch.sales) outcomes.push(...(await bookTogether(shop, { ...batch, sales: [sale] })));
  return outcomes;
}

/**
 * What the hot path meets every thousandth time (a day that is closed or not yet there, a product that never moved, a
 * repeat) is booked through the ordinary client.
 */
async function bookOnce(shop: BookingStore, batch: SaleBatch): Promise<SaleOutcome[]> {
  const { ctx, device, sales } = batch;
  const withOrdinaryClient = () =>
    ctx.db.$transaction(async (tx) => {
      const run: RunSql = (statement) => tx.$queryRaw(statement);
      return alone(await bookInTransaction({ run, finish: run, tx }, shop, [batch]));
    });
  try {
    return await bookHot(shop, batch);
  } catch (error) {
    if (!(error instanceof OrdinaryClientNeeded) && !bookedByAnother(sales, error)) throw error;
  }
  // There before the transaction: made inside it, the first sales of a device would lock stock before their series.
  await makeSeries(ctx.db, shop.store.id, device.id, device.prefix);
  try {
    return await retrying(withOrdinaryClient);
  } catch (error) {
    if (!bookedByAnother(sales, error)) throw error;
  }
  return retrying(withOrdinaryClient);
}

/** Once with whoever sells at the same moment, then alone. */
async function bookHot(shop: BookingStore, batch: SaleBatch): Promise<SaleOutcome[]> {
  const book = (batches: readonly SaleBatch[]) =>
    hotTransaction((run, finish) => bookInTransaction({ run, finish, tx: null }, shop, batches));
  try {
    return await bookWithOthers(shop.store.id, batch, book);
  } catch (error) {
    if (!(error instanceof FailedTogether) && classify(error).kind !== 'transient') throw error;
  }
  return retrying(async () => alone(await book([batch])));
}

/** The outcomes of the only batch. */
function alone(outcomes: SaleOutcome[][]): SaleOutcome[] {
  const [only] = outcomes;
  if (!only) throw new Error('one batch has its outcomes');
  return only;
}

/** A unique constraint: the same sale is being booked at this moment by another request; its result is there now. */
function bookedByAnother(sales: readonly Sale[], error: unknown): boolean {
  return sales.length === 1 && classify(error).kind === 'duplicate';
}
