import { businessDayOf } from '@/lib/business-day';
import { costStates, lockStock } from '@/server/inventory/post-stock-entries';
import { canonicalHash } from '@/server/platform/canonical-hash';
import type { ActorContext, DeviceIdentity } from '@/server/platform/context';
import type { RunSql, Tx } from '@/server/platform/db';
import { DomainError } from '@/server/platform/errors';
import { believedTime } from '@/server/stores/believed-time';
import { lockPostingDay } from '@/server/stores/business-days';
import type { StoreSettings } from '@/server/stores/store-settings';
import type { ZonesByKind } from '@/server/zones/zones-by-kind';
import { SessionOfAnother, SessionUnknown } from './errors';
import { lockSeries } from './internal';
import type { SalesPeople } from './people-of-sales';
import { listTotal, planLines, SaleLookups, type SalePlan } from './plan-sale';
import { saleResults } from './queries';
import {
  approvalsNamed,
  NOTHING_SEEN,
  readSaleFacts,
  readSeenFacts,
  type SaleFacts,
  type SeenFacts,
} from './read-sale-facts';
import type { Sale, SaleResult } from './schema';
import { Seen } from './seen-sales';
import { writeSales } from './write-sales';

/** A sale's own outcome within a batch. */
export type SaleOutcome = { ok: true; result: SaleResult } | { ok: false; error: DomainError };

/** The counter the sales come from. */
export interface Counter {
  store: StoreSettings;
  device: DeviceIdentity;
  zones: ZonesByKind;
  /** Who the sales name. */
  people: SalesPeople;
}

/** Thrown inside a hot transaction to leave it; nothing was written. */
export class OrdinaryClientNeeded extends Error {}

/** The ordinary client's transaction. @throws OrdinaryClientNeeded on the hot path */
function ordinary(tx: Tx | null): Tx {
  if (!tx) throw new OrdinaryClientNeeded();
  return tx;
}

/** Where sales are booked. */
interface Book {
  run: RunSql;
  /** Runs the last statement; on the hot path it ends the transaction. */
  finish: RunSql;
  /** Null on the hot path. */
  tx: Tx | null;
}

/** Books sales of one device in the transaction of `book`; each gets its outcome, in their order. */
export async function bookInTransaction(
  { run, finish, tx }: Book,
  ctx: ActorContext,
  { store, device, zones, people }: Counter,
  sales: readonly Sale[],
): Promise<SaleOutcome[]> {
  const times = new Map(sales.map((sale) => [sale, believedTime(sale.occurredAt, ctx.now)]));
  const dayOf = (sale: Sale) =>
    businessDayOf(times.get(sale)?.occurredAt ?? ctx.now, store.timeZone, store.dayStartMinute);
  const days = [...new Set(sales.map(dayOf))].sort();
  const facts = await readSaleFacts(run, store.id, device.id, days, sales);
  const last = facts.last_seq ?? (await lockSeries(ordinary(tx), store.id, device.id, device.prefix)).last;
  const before = await seenBefore(run, tx, store.id, device.id, sales, last);
  const postingDays = await openDays(tx, store, days, facts, sales, times);
  const lookups = new SaleLookups(facts, before, zones);
  const seen = new Seen(before, last, device.prefix);
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
      people,
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
  people: SalesPeople;
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
  // An own drawer is its owner's alone: nobody opens it by naming them.
  const theirs = session.opened_by_id === personId && frame.people.rungUp(sale) !== 'IN_NAME';
  if (session.drawer_policy === 'OWN' && !theirs) return new SessionOfAnother();
  const at = {
    storeId: frame.store.id,
    businessDay: frame.businessDay,
    occurredAt: frame.occurredAt,
    personId,
    people: frame.people,
    selfApproval: frame.store.selfApproval,
  };
  const lines = planLines(sale, at, frame.lookups);
  if (lines instanceof DomainError) return lines;
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
    ],
    afterClose: session.closed,
    wasExplained,
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

export function refused(error: DomainError): SaleOutcome {
  return { ok: false, error };
}
