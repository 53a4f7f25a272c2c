import { businessDayOf } from '@/lib/business-day';
import { costStates, lockStock } from '@/server/inventory/post-stock-entries';
import { canonicalHash } from '@/server/platform/canonical-hash';
import { parse, requestFault, requireActor, retrying } from '@/server/platform/command';
import type { ActorContext, Context, DeviceIdentity } from '@/server/platform/context';
import { classify } from '@/server/platform/database-errors';
import { hotTransaction, type RunSql, type Tx } from '@/server/platform/db';
import { DomainError } from '@/server/platform/errors';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { believedTime } from '@/server/stores/believed-time';
import { lockPostingDay } from '@/server/stores/business-days';
import { type StoreSettings, storeSettings } from '@/server/stores/store-settings';
import { checkSale } from './check-sale';
import {
  CashierUnknown,
  CounterDeviceRequired,
  LineRepeated,
  SessionOfAnother,
  SessionUnknown,
} from './errors';
import { listTotal, planLines, SaleLookups, type SalePlan } from './plan-sale';
import { saleResults } from './queries';
import { readSaleFacts, type SaleFacts } from './read-sale-facts';
import { completeSaleInput, completeSalesInput, type Sale, type SaleInput, type SaleResult } from './schema';
import { Seen } from './seen-sales';
import { writeSales } from './write-sales';

/** A sale's own outcome within a batch. */
export type SaleOutcome = { ok: true; result: SaleResult } | { ok: false; error: DomainError };

/**
 * Books one finished sale, once per id.
 * @throws what completeSales answers for it
 */
export async function completeSale(ctx: Context, raw: SaleInput & { storeId: string }): Promise<SaleResult> {
  const { storeId, ...sale } = parse(completeSaleInput, raw);
  const [outcome] = await bookSales(ctx, storeId, [sale]);
  if (!outcome) throw new Error('one sale has one outcome');
  if (!outcome.ok) throw outcome.error;
  return outcome.result;
}

/**
 * Books finished sales as an outbox delivers them, each with its own result: one that is refused leaves the others as they
 * are. Never refuses for lack of stock, a floor without approval, a closed day or a counted drawer: those are flagged.
 * @throws Unauthenticated, Forbidden, InvalidInput, CounterDeviceRequired for the batch as a whole
 */
export async function completeSales(
  ctx: Context,
  raw: { storeId: string; sales: SaleInput[] },
): Promise<SaleOutcome[]> {
  const { storeId, sales } = parse(completeSalesInput, raw);
  return bookSales(ctx, storeId, sales);
}

async function bookSales(ctx: Context, storeId: string, sales: readonly Sale[]): Promise<SaleOutcome[]> {
  const allowed = requireActor(ctx, 'sales.complete', storeId);
  const device = allowed.actor.device;
  if (!device || device.storeId !== storeId) throw new CounterDeviceRequired();
  const store = await storeSettings(ctx.db, storeId);
  const staff = await staffAllowed(ctx.db, 'sales.complete', storeId);
  const outcomes: (SaleOutcome | null)[] = sales.map((sale) => {
    const personId = sale.personId ?? allowed.actor.personId;
    if (personId !== allowed.actor.personId && !staff.has(personId))
      return refused(new CashierUnknown({ personId }));
    const wrong = checkSale(sale, device.prefix, store.roundingLimitFen);
    return wrong ? refused(wrong) : null;
  });
  const sound = sales.filter((_, index) => outcomes[index] === null);
  const booked = await bookTogether(allowed, store, device, sound);
  let next = 0;
  return outcomes.map((outcome) => outcome ?? booked[next++] ?? refused(new LineRepeated()));
}

/** All in one transaction; when one of them cannot be kept, one by one, so that each gets its own answer. */
async function bookTogether(
  ctx: ActorContext,
  store: StoreSettings,
  device: DeviceIdentity,
  sales: readonly Sale[],
): Promise<SaleOutcome[]> {
  if (sales.length === 0) return [];
  try {
    return await bookOnce(ctx, store, device, sales);
  } catch (error) {
    const fault = requestFault(error);
    if (!fault) throw error;
    if (sales.length === 1) return [refused(fault)];
  }
  const outcomes: SaleOutcome[] = [];
  for (const sale of sales) outcomes.push(...(await bookTogether(ctx, store, device, [sale])));
  return outcomes;
}

/**
 * What the hot path meets every thousandth time (a day that is closed or not yet there, a product that never moved, a
 * repeat) is booked through the ordinary client.
 */
async function bookOnce(
  ctx: ActorContext,
  store: StoreSettings,
  device: DeviceIdentity,
  sales: readonly Sale[],
): Promise<SaleOutcome[]> {
  const rarely = () =>
    ctx.db.$transaction((tx) => {
      const run: RunSql = (statement) => tx.$queryRaw(statement);
      return bookInTransaction({ run, finish: run, tx }, ctx, store, device, sales);
    });
  try {
    return await retrying(() =>
      hotTransaction((run, finish) =>
        bookInTransaction({ run, finish, tx: null }, ctx, store, device, sales),
      ),
    );
  } catch (error) {
    if (!(error instanceof OrdinaryClientNeeded) && !alone(sales, error)) throw error;
  }
  try {
    return await retrying(rarely);
  } catch (error) {
    if (!alone(sales, error)) throw error;
  }
  return retrying(rarely);
}

/** A unique constraint: the same sale is being booked at this moment by another request; its result is there now. */
function alone(sales: readonly Sale[], error: unknown): boolean {
  return sales.length === 1 && classify(error).kind === 'duplicate';
}

/** Thrown inside a hot transaction to leave it; nothing was written. */
class OrdinaryClientNeeded extends Error {}

/** The ordinary client's transaction. @throws OrdinaryClientNeeded on the hot path */
function ordinary(tx: Tx | null): Tx {
  if (!tx) throw new OrdinaryClientNeeded();
  return tx;
}

interface Book {
  run: RunSql;
  /** Runs the last statement; on the hot path it ends the transaction. */
  finish: RunSql;
  /** Null on the hot path. */
  tx: Tx | null;
}

async function bookInTransaction(
  { run, finish, tx }: Book,
  ctx: ActorContext,
  store: StoreSettings,
  device: DeviceIdentity,
  sales: readonly Sale[],
): Promise<SaleOutcome[]> {
  const times = new Map(sales.map((sale) => [sale, believedTime(sale.occurredAt, ctx.now)]));
  const dayOf = (sale: Sale) =>
    businessDayOf(times.get(sale)?.occurredAt ?? ctx.now, store.timeZone, store.dayStartMinute);
  const days = [...new Set(sales.map(dayOf))].sort();
  const facts = await readSaleFacts(run, store.id, device.id, device.prefix, days, sales);
  const postingDays = await openDays(tx, store, days, facts, sales, times);
  const lookups = new SaleLookups(facts);
  const seen = new Seen(facts, device.prefix);
  const plans: SalePlan[] = [];
  const repeats: string[] = [];
  const outcomes = sales.map((sale): DomainError | string => {
    const inputHash = canonicalHash(sale);
    const repeat = seen.repeat(sale, inputHash);
    if (repeat instanceof DomainError) return repeat;
    if (repeat) {
      repeats.push(sale.id);
      return sale.id;
    }
    const time = times.get(sale) ?? believedTime(sale.occurredAt, ctx.now);
    const occurredDay = dayOf(sale);
    const businessDay = postingDays.get(occurredDay) ?? occurredDay;
    const flags = businessDay === occurredDay ? time.flags : [...time.flags, 'LATE_DAY'];
    const plan = planSale(sale, {
      ctx,
      store,
      device,
      facts,
      lookups,
      inputHash,
      businessDay,
      flags,
      occurredAt: time.occurredAt,
    });
    if (plan instanceof DomainError) return plan;
    seen.add(sale, inputHash);
    plans.push(plan);
    return sale.id;
  });
  const repeated =
    repeats.length > 0 ? await saleResults(ordinary(tx), store.id, repeats) : new Map<string, SaleResult>();
  if (plans.length > 0) {
    const costs = await completeCosts(tx, store.id, facts, plans);
    const at = { storeId: store.id, deviceId: device.id, awaitingPickupId: lookups.awaitingPickupId };
    await writeSales(finish, ctx, at, costs, plans);
  }
  const fresh = new Map(plans.map((plan) => [plan.sale.id, resultOf(plan)]));
  return outcomes.map((outcome) => {
    if (outcome instanceof DomainError) return refused(outcome);
    const result = fresh.get(outcome) ?? repeated.get(outcome);
    if (!result) throw new Error(`sale ${outcome} has no result`);
    return { ok: true, result };
  });
}

/** Where each day's sales are booked, when not on that day itself. */
async function openDays(
  tx: Tx | null,
  store: StoreSettings,
  days: readonly string[],
  facts: SaleFacts,
  sales: readonly Sale[],
  times: Map<Sale, { occurredAt: Date }>,
): Promise<Map<string, string>> {
  const moved = new Map<string, string>();
  for (const day of days) {
    if (facts.days.some((known) => known.day === day && known.state === 'OPEN')) continue;
    const first = sales
      .map((sale) => times.get(sale)?.occurredAt)
      .find((at) => at && businessDayOf(at, store.timeZone, store.dayStartMinute) === day);
    if (first) moved.set(day, await lockPostingDay(ordinary(tx), store, first));
  }
  return moved;
}

/** Products that never moved in this store have no cost row yet: made and locked now, with the rest. */
async function completeCosts(tx: Tx | null, storeId: string, facts: SaleFacts, plans: readonly SalePlan[]) {
  const known = costStates(facts.costs);
  const wanted = plans.flatMap((plan) => plan.lines.map((line) => line.productId));
  const missing = wanted.filter((productId) => !known.has(productId));
  if (missing.length === 0) return known;
  return new Map([...known, ...(await lockStock(ordinary(tx), storeId, missing))]);
}

interface PlanFrame {
  ctx: ActorContext;
  store: StoreSettings;
  device: DeviceIdentity;
  facts: SaleFacts;
  lookups: SaleLookups;
  inputHash: string;
  businessDay: string;
  flags: string[];
  occurredAt: Date;
}

function planSale(sale: Sale, frame: PlanFrame): SalePlan | DomainError {
  const personId = sale.personId ?? frame.ctx.actor.personId;
  const session = frame.facts.sessions.find((candidate) => candidate.id === sale.sessionId);
  if (!session || session.till_id !== frame.device.tillId) return new SessionUnknown();
  if (session.drawer_policy === 'OWN' && session.opened_by_id !== personId) return new SessionOfAnother();
  const at = {
    storeId: frame.store.id,
    businessDay: frame.businessDay,
    occurredAt: frame.occurredAt,
    personId,
  };
  const lines = planLines(sale, at, frame.lookups);
  if (lines instanceof DomainError) return lines;
  return {
    sale,
    inputHash: frame.inputHash,
    businessDay: frame.businessDay,
    occurredAt: frame.occurredAt,
    personId,
    tillId: session.till_id,
    flags: session.closed ? [...frame.flags, 'AFTER_CLOSE'] : frame.flags,
    afterClose: session.closed,
    listFen: listTotal(sale),
    lines,
  };
}

function resultOf(plan: SalePlan): SaleResult {
  return {
    ticketId: plan.sale.id,
    number: plan.sale.number,
    businessDay: plan.businessDay,
    netFen: plan.sale.netFen,
    totalFen: plan.sale.totalFen,
    flags: plan.flags,
    lines: plan.lines.map(({ row }) => ({ id: row.id, flags: row.flags, breach: row.breach_id !== null })),
  };
}

function refused(error: DomainError): SaleOutcome {
  return { ok: false, error };
}
