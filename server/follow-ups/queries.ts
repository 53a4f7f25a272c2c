import { type Day, dateToDay, dayToDate } from '@/lib/business-day';
import { type CustomerCard, customerCards } from '@/server/customers/customer-cards';
import { rowsOfCustomer } from '@/server/customers/customers-named';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { storeSettings } from '@/server/stores/store-settings';
import { DEFAULT_QUOTA } from './quota-rules';
import { dayIn } from './record-call';
import { CALLING_ROLES } from './schema';

/** More wait than anybody calls in days. */
const MOST = 200;

export interface WaitingFollowUp {
  storeId: string;
  id: string;
  customer: CustomerCard;
  person: { id: string; name: string } | null;
  dueDay: Day;
  kind: string;
  documentId: string | null;
  note: string;
  tries: number;
}

/** Who waits for a call in these stores, the longest due first, up to the last day given. */
export async function waitingFollowUps(
  ctx: ActorContext,
  filter: {
    storeIds: readonly string[];
    personId?: string | undefined;
    customerId?: string | undefined;
    until?: Day;
  },
): Promise<WaitingFollowUp[]> {
  const { storeIds, personId, customerId, until } = filter;
  const rows = await ctx.db.followUp.findMany({
    where: {
      storeId: { in: [...storeIds] },
      doneAt: null,
      ...(personId ? { OR: [{ personId }, { personId: null }] } : {}),
      ...(customerId ? { customerId: { in: await rowsOfCustomer(ctx.db, customerId) } } : {}),
      ...(until ? { dueDay: { lte: dayToDate(until) } } : {}),
    },
    orderBy: [{ dueDay: 'asc' }, { id: 'asc' }],
    take: MOST,
  });
  const asker = { personId: ctx.actor.personId, now: ctx.now };
  const [cards, names] = await Promise.all([
    customerCards(
      ctx.db,
      rows.map((row) => row.customerId),
      asker,
    ),
    personNames(
      ctx.db,
      rows.map((row) => row.personId),
    ),
  ]);
  const byId = new Map(cards.map((card) => [card.id, card]));
  return rows.flatMap((row) => {
    const customer = byId.get(row.customerId);
    if (!customer) return [];
    return [
      {
        storeId: row.storeId,
        id: row.id,
        customer,
        person: row.personId ? { id: row.personId, name: names.get(row.personId) ?? '' } : null,
        dueDay: dateToDay(row.dueDay),
        kind: row.kind,
        documentId: row.documentId,
        note: row.note,
        tries: row.tries,
      },
    ];
  });
}

/** Calls of a day by one person, against what their role is to make. */
export async function callsToday(ctx: ActorContext, storeId: string) {
  const store = await storeSettings(ctx.db, storeId);
  const day = dayIn(store, ctx.now);
  const of = { storeId, calledOn: dayToDate(day), personId: ctx.actor.personId };
  const [calls, firstContacts, quotas] = await Promise.all([
    ctx.db.customerCall.count({ where: { ...of, direction: 'OUT' } }),
    ctx.db.customerCall.count({ where: { ...of, direction: 'OUT', isFirst: true } }),
    ctx.db.callQuota.findMany({ where: { storeId } }),
  ]);
  const roles = ctx.actor.grants
    .filter((grant) => grant.storeId === null || grant.storeId === storeId)
    .map(({ role }) => role);
  const own = quotas.find(({ role }) => roles.includes(role));
  const quota = own ? { calls: own.calls, firstContacts: own.firstContacts } : DEFAULT_QUOTA;
  return { day, calls, firstContacts, quota };
}

/** Calls, the latest first: those behind a count, or a customer's. */
export async function listCalls(
  ctx: ActorContext,
  filter: {
    storeIds: readonly string[];
    personId?: string | undefined;
    customerId?: string | undefined;
    day?: Day | undefined;
    firstOnly?: boolean | undefined;
  },
) {
  const { storeIds, personId, customerId, day, firstOnly } = filter;
  const rows = await ctx.db.customerCall.findMany({
    where: {
      storeId: { in: [...storeIds] },
      ...(personId ? { personId } : {}),
      ...(customerId ? { customerId: { in: await rowsOfCustomer(ctx.db, customerId) } } : {}),
      ...(day ? { calledOn: dayToDate(day) } : {}),
      ...(firstOnly ? { isFirst: true, direction: 'OUT' } : {}),
    },
    orderBy: { calledAt: 'desc' },
    take: MOST,
  });
  const asker = { personId: ctx.actor.personId, now: ctx.now };
  const [cards, names] = await Promise.all([
    customerCards(
      ctx.db,
      rows.map((row) => row.customerId),
      asker,
    ),
    personNames(
      ctx.db,
      rows.map((row) => row.personId),
    ),
  ]);
  const byId = new Map(cards.map((card) => [card.id, card]));
  return rows.map((row) => ({
    storeId: row.storeId,
    id: row.id,
    customerId: row.customerId,
    customer: byId.get(row.customerId)?.name ?? '',
    person: names.get(row.personId) ?? '',
    direction: row.direction,
    outcome: row.outcome,
    satisfaction: row.satisfaction,
    source: row.source,
    note: row.note,
    isFirst: row.isFirst,
    calledAt: row.calledAt,
  }));
}

/** Who was invited to a store for today and days to come, and of today who came. */
export async function visitsAhead(ctx: ActorContext, storeId: string) {
  const store = await storeSettings(ctx.db, storeId);
  const rows = await ctx.db.customerVisit.findMany({
    where: { storeId, forDay: { gte: dayToDate(dayIn(store, ctx.now)) } },
    orderBy: [{ forDay: 'asc' }, { invitedAt: 'asc' }],
    take: MOST,
  });
  const cards = await customerCards(
    ctx.db,
    rows.map((row) => row.customerId),
    { personId: ctx.actor.personId, now: ctx.now },
  );
  const byId = new Map(cards.map((card) => [card.id, card]));
  return rows.map(({ id, customerId, forDay, cameAt }) => ({
    id,
    customerId,
    customer: byId.get(customerId)?.name ?? '',
    forDay: dateToDay(forDay),
    cameAt,
  }));
}

/** The rules there are, a store's quotas, and whom calls of it wait for: also who does not work there any more. */
export async function followUpSettings(reader: Reader, storeId: string) {
  const [rules, quotas, holders, callers] = await Promise.all([
    reader.followUpRule.findMany({
      where: { closedAt: null },
      orderBy: [{ after: 'desc' }, { days: 'asc' }],
    }),
    reader.callQuota.findMany({ where: { storeId } }),
    reader.followUp.groupBy({
      by: ['personId'],
      where: { storeId, doneAt: null },
      _count: true,
      orderBy: { personId: 'asc' },
      take: MOST,
    }),
    staffAllowed(reader, 'followUps.call', storeId),
  ]);
  const names = await personNames(
    reader,
    holders.map(({ personId }) => personId),
  );
  return {
    rules: rules.map(({ after, days, fromFen }) => ({ after, days, fromFen: fenOf(fromFen) })),
    quotas: CALLING_ROLES.map((role) => {
      const own = quotas.find((quota) => quota.role === role);
      return { role, ...(own ? { calls: own.calls, firstContacts: own.firstContacts } : DEFAULT_QUOTA) };
    }),
    holders: holders.map(({ personId, _count }) => ({
      personId,
      name: personId ? (names.get(personId) ?? '') : null,
      waiting: _count,
      /** They do not call in this store any more. */
      hasLeft: personId !== null && !callers.has(personId),
    })),
  };
}
