// Long because: a batch of sales from its reading to its one statement, in the order things are locked.
import type { LimitsOfStore } from '@/server/limits/limits-of-store';
import type { DeviceIdentity } from '@/server/platform/actor';
import { canonicalHash } from '@/server/platform/canonical-hash';
import type { ActorContext } from '@/server/platform/context';
import type { RunSql, Tx } from '@/server/platform/db';
import { DomainError } from '@/server/platform/errors';
import type { PostingDay } from '@/server/platform/posting-day';
import { costStates, lockStock } from '@/server/stock/post-stock-entries';
import { lockPostingDay, openPostingDays } from '@/server/stores/business-days';
import type { StoreSettings } from '@/server/stores/store-settings';
import type { ZonesByKind } from '@/server/zones/zones-by-kind';
import { CreditOfSales, completeAccounts } from './credit-of-sales';
import { SessionOfAnother, SessionUnknown } from './errors';
import { lockSeries } from './internal';
import { deliveryFeeOf } from './kinds-of-lines';
import { limitsFor } from './limits-on-sale';
import { ordinary } from './ordinary-client';
import type { SalesPeople } from './people-of-sales';
import { planLines, SaleLookups, type SalePlan } from './plan-sale';
import { promotionsNamed } from './promotions-of-sale';
import { saleResults } from './queries';
import {
  approvalsNamed,
  NOTHING_SEEN,
  readSaleFacts,
  readSeenFacts,
  type SaleFacts,
  type SeenFacts,
} from './read-sale-facts';
import type { SaleBatch } from './sale-batch';
import { SaleTimes } from './sale-times';
import type { Sale, SaleResult } from './schema';
import { Seen } from './seen-sales';
import { serialsOut } from './serials';
import { movedBy } from './stock-of-sale';
import { bookTotal, marksOf } from './sums-of-sale';
import { type PlannedBatch, writeSales } from './write-sales';

/** A sale's own outcome within a batch. */
export type SaleOutcome = { ok: true; result: SaleResult } | { ok: false; error: DomainError };

/** Where sales are booked, as everything of one store sees it. */
export interface BookingStore {
  store: StoreSettings;
  zones: ZonesByKind;
  /** What its roles may do alone. */
  limits: LimitsOfStore;
}

/** Where sales are booked. */
interface BookingTransaction {
  run: RunSql;
  /** Runs the last statement; on the hot path it ends the transaction. */
  finish: RunSql;
  /** Null on the hot path. */
  tx: Tx | null;
}

/**
 * Books what devices of one store hand in, in the transaction of `book`; each sale gets its outcome, in their order. Several
 * batches only on the hot path, and from different devices: whatever needs the ordinary client is for a batch alone.
 */
export async function bookInTransaction(
  { run, finish, tx }: BookingTransaction,
  shop: BookingStore,
  batches: readonly SaleBatch[],
): Promise<SaleOutcome[][]> {
  const { store, zones, limits } = shop;
  const sales = batches.flatMap((batch) => batch.sales);
  const timed = new SaleTimes(batches, store);
  const deviceIds = batches.map((batch) => batch.device.id);
  const reading = readSaleFacts(run, store.id, deviceIds, timed.days, sales);
  // While the database looks.
  const hashes = new Map(sales.map((sale) => [sale, canonicalHash(sale)]));
  const facts = await reading;
  const postingDays = await openDays(tx, store, facts, timed);
  const credit = new CreditOfSales(store, facts, await completeAccounts(tx, facts, sales));
  // One for all of them: a piece is sold once, whichever tablet says so first.
  const out = new Set(await serialsOut(run, sales));
  const promotions = await promotionsNamed(run, sales);
  const planned: BatchPlan[] = [];
  for (const batch of batches) {
    const { id, prefix } = batch.device;
    const last =
      facts.series.find((series) => series.device_id === id)?.last ??
      (await lockSeries(ordinary(tx), store.id, id, prefix)).last;
    const seenNow = await seenBefore(run, tx, store.id, id, batch.sales, last);
    const before = { ...seenNow, rejected: seenNow.rejected.filter(({ seq }) => seq !== batch.settles) };
    planned.push(
      planBatch(batch, {
        store,
        limits,
        facts,
        lookups: new SaleLookups(facts, before, zones, { serialsOut: out, promotions }),
        credit,
        seen: new Seen(before, last, prefix),
        timed,
        postingDays,
        hashes,
      }),
    );
  }
  const repeats = planned.flatMap((batch) => batch.repeats);
  const repeated =
    repeats.length > 0 ? await saleResults(ordinary(tx), store.id, repeats) : new Map<string, SaleResult>();
  const plans = planned.flatMap((batch) => batch.plans);
  if (plans.length > 0) {
    const costs = await completeCosts(tx, store.id, facts, plans);
    const at = { storeId: store.id, awaitingPickupId: zones.AWAITING_PICKUP };
    await writeSales(finish, at, costs, planned);
  }
  const fresh = new Map(plans.map((plan) => [plan.sale.id, resultOf(plan)]));
  return planned.map((batch) =>
    batch.outcomes.map((outcome) => {
      if (outcome instanceof DomainError) return refused(outcome);
      const result = fresh.get(outcome) ?? repeated.get(outcome);
      if (!result) throw new Error(`sale ${outcome} has no result`);
      return { ok: true, result };
    }),
  );
}

/** What is to be written of a batch, and what becomes of each of its sales: the id of one that is booked, or a refusal. */
interface BatchPlan extends PlannedBatch {
  plans: SalePlan[];
  repeats: string[];
  outcomes: (DomainError | string)[];
}

interface BatchFrame {
  store: StoreSettings;
  limits: LimitsOfStore;
  facts: SaleFacts;
  lookups: SaleLookups;
  credit: CreditOfSales;
  seen: Seen;
  timed: SaleTimes;
  postingDays: Map<string, PostingDay>;
  hashes: ReadonlyMap<Sale, string>;
}

function planBatch(
  { ctx, device, people, sales, settles, exchangeId }: SaleBatch,
  frame: BatchFrame,
): BatchPlan {
  const { seen, timed, postingDays, hashes } = frame;
  const plans: SalePlan[] = [];
  const repeats: string[] = [];
  const outcomes = sales.map((sale): DomainError | string => {
    const inputHash = hashes.get(sale) ?? canonicalHash(sale);
    const repeat = seen.repeat(sale, inputHash);
    if (repeat instanceof DomainError) return repeat;
    if (repeat) {
      repeats.push(sale.id);
      return sale.id;
    }
    const time = timed.of(sale);
    const businessDay = postingDays.get(time.day);
    if (!businessDay) throw new Error(`day ${time.day} was not locked`);
    const flags = businessDay.day === time.day ? time.flags : [...time.flags, 'LATE_DAY'];
    const plan = planSale(sale, {
      ...frame,
      ctx,
      device,
      people,
      exchangeId: exchangeId ?? null,
      inputHash,
      businessDay,
      flags,
      occurredAt: time.occurredAt,
    });
    if (plan instanceof DomainError) return plan;
    seen.add(sale, inputHash);
    plans.push(sale.seq === settles ? { ...plan, isAccounted: true } : plan);
    return sale.id;
  });
  return { ctx, deviceId: device.id, plans, repeats, outcomes };
}

/**
 * New numbers were never seen and most sales name no approval: those need no look back. An id that was used under a lower
 * number then fails at its unique constraint, and the ordinary client, which always looks, says what it was.
 */
async function seenBefore(
  run: RunSql,
  tx: Tx | null,
  storeId: string,
  deviceId: string,
  sales: readonly Sale[],
  last: number,
): Promise<SeenFacts> {
  const isNew = tx === null && sales.every((sale) => sale.seq > last) && approvalsNamed(sales).length === 0;
  return isNew ? NOTHING_SEEN : readSeenFacts(run, storeId, deviceId, sales);
}

/** Where each day's sales are booked: on that day itself when it is open, else on the next open one. */
async function openDays(
  tx: Tx | null,
  store: StoreSettings,
  facts: SaleFacts,
  timed: SaleTimes,
): Promise<Map<string, PostingDay>> {
  const days = openPostingDays(store.id, facts.days);
  for (const day of timed.days) {
    const moment = days.has(day) ? undefined : timed.momentOf(day);
    if (moment) days.set(day, await lockPostingDay(ordinary(tx), store, moment, { isFinished: true }));
  }
  return days;
}

/** Products that never moved in this store have no cost row yet: made and locked now, with the rest. */
async function completeCosts(tx: Tx | null, storeId: string, facts: SaleFacts, plans: readonly SalePlan[]) {
  const known = costStates(facts.costs);
  const wanted = plans.flatMap((plan) =>
    plan.lines.flatMap((line) => movedBy(line).map(({ productId }) => productId)),
  );
  const missing = wanted.filter((productId) => !known.has(productId));
  if (missing.length === 0) return known;
  return new Map([...known, ...(await lockStock(ordinary(tx), storeId, missing))]);
}

interface PlanFrame {
  ctx: ActorContext;
  store: StoreSettings;
  limits: LimitsOfStore;
  device: DeviceIdentity;
  people: SalesPeople;
  exchangeId: string | null;
  facts: SaleFacts;
  lookups: SaleLookups;
  credit: CreditOfSales;
  inputHash: string;
  businessDay: PostingDay;
  flags: string[];
  occurredAt: Date;
}

function planSale(sale: Sale, frame: PlanFrame): SalePlan | DomainError {
  const personId = sale.personId ?? frame.ctx.actor.personId;
  const session = frame.facts.sessions.find((candidate) => candidate.id === sale.sessionId);
  if (!session || session.till_id !== frame.device.tillId) return new SessionUnknown();
  // An own drawer is its owner's alone: nobody opens it by naming them.
  const rungUp = frame.people.rungUp(sale);
  const theirs = rungUp === 'SETTLED' || (session.opened_by_id === personId && rungUp !== 'IN_NAME');
  if (session.drawer_policy === 'OWN' && !theirs) return new SessionOfAnother();
  const at = {
    storeId: frame.store.id,
    businessDay: frame.businessDay,
    occurredAt: frame.occurredAt,
    personId,
    people: frame.people,
    clock: frame.store,
    selfApproval: frame.store.selfApproval,
    fee: deliveryFeeOf(frame.store),
    limits: limitsFor(sale, frame),
  };
  const lines = planLines(sale, at, frame.lookups);
  if (lines instanceof DomainError) return lines;
  const credit = frame.credit.of(sale, at, frame.lookups);
  if (credit instanceof DomainError) return credit;
  const wasExplained = frame.lookups.explained.has(sale.seq);
  return {
    sale,
    inputHash: frame.inputHash,
    businessDay: frame.businessDay,
    occurredAt: frame.occurredAt,
    personId,
    tillId: session.till_id,
    flags: [
      ...frame.flags,
      ...frame.people.flagsOf(sale),
      ...(session.closed ? ['AFTER_CLOSE'] : []),
      ...(wasExplained ? ['NUMBER_EXPLAINED'] : []),
      ...marksOf(lines),
      ...credit.flags,
    ],
    exchangeId: frame.exchangeId,
    customerId: credit.customerId,
    credit: credit.planned,
    points: credit.points,
    afterClose: session.closed,
    wasExplained,
    isAccounted: wasExplained,
    listFen: bookTotal(lines),
    lines,
  };
}

function resultOf(plan: SalePlan): SaleResult {
  return {
    ticketId: plan.sale.id,
    number: plan.sale.number,
    businessDay: plan.businessDay.day,
    netFen: plan.sale.netFen,
    totalFen: plan.sale.totalFen,
    flags: plan.flags,
    lines: plan.lines.map(({ row }) => ({ id: row.id, flags: row.flags, breach: row.breach_id !== null })),
  };
}

export function refused(error: DomainError): SaleOutcome {
  return { ok: false, error };
}
