import type { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { complaintNumber } from '@/lib/complaint-number';
import { maskedNumber } from '@/lib/masked-number';
import { spokenNumber } from '@/lib/phone-number';
import { goodsOf } from '@/server/catalog/goods-of';
import { customersNamed } from '@/server/customers/customers-named';
import type { Reader } from '@/server/platform/db';
import { fenOrNull } from '@/server/platform/numbers';
import { goodsOfTicket } from '@/server/sales/goods-of-ticket';
import { personNames } from '@/server/staff/person-names';
import { calendarOf } from '@/server/stores/calendars/calendar-of';
import { storeSettings } from '@/server/stores/store-settings';
import { zonesOfStores } from '@/server/zones/open-zones';
import { type CaseClocks, clocksOf } from './case-clock';
import { clockedOf, pausesOf, stateOf } from './case-internal';
import {
  documentOf,
  isOpen,
  isRepairOut,
  isRoundTheClock,
  movesFrom,
  type OutcomeKind,
} from './complaint-rules';
import { ComplaintUnknown } from './errors';
import { warrantyToday } from './warranty-today';

/** More steps than anybody reads at once; the latest of them. */
const MOST_STEPS = 500;

/**
 * One case whole: what was said and done, its clocks with what they were counted from, and what law and promise give today.
 * @param sees whether whoever asks works this owner's cases: they see the number of a caller who is no customer, to call back
 * @throws ComplaintUnknown
 */
export async function complaintDetail(
  reader: Reader,
  storeId: string,
  complaintId: string,
  now: Date,
  sees: (ownerId: string) => boolean = () => false,
) {
  const row = await reader.complaint.findUnique({
    where: { storeId_id: { storeId, id: complaintId } },
    include: WHOLE,
  });
  if (!row) throw new ComplaintUnknown();
  const around = await aroundCase(reader, row, now);
  return {
    storeId,
    id: row.id,
    number: complaintNumber(row.number),
    version: row.version,
    round: row.round,
    severity: row.severity,
    isRoundTheClock: isRoundTheClock(row.severity),
    channel: row.channel,
    about: row.about,
    wants: row.wants,
    cause: row.cause,
    words: row.words,
    serial: row.serial,
    letterDate: row.letterDate ? dateToDay(row.letterDate) : null,
    ...namedOn(row, around, sees(row.ownerId)),
    ...timesSaid(row, around),
    moves: movesFrom(stateOf(row)).filter((to) => to !== 'ACKNOWLEDGED' && to !== 'CLOSED'),
    photos: row.photos.map(({ id }) => id),
    tries: row.steps.filter(({ kind, round }) => kind === 'TRIED' && round === row.round).length,
    outcomes: row.outcomes.map((outcome) => outcomeSaid(outcome, around)),
    steps: row.steps.map((step) => stepSaid(step, around.name)),
    warranty: around.warranty,
  };
}

/** @throws ComplaintUnknown */
export async function requireCase(reader: Reader, storeId: string, complaintId: string): Promise<void> {
  const found = await reader.complaint.findUnique({
    where: { storeId_id: { storeId, id: complaintId } },
    select: { id: true },
  });
  if (!found) throw new ComplaintUnknown();
}

const WHOLE = {
  rounds: { orderBy: { round: 'asc' } },
  pauses: { orderBy: { fromAt: 'asc' } },
  climbs: { orderBy: { climbedAt: 'asc' } },
  outcomes: {
    orderBy: { decidedAt: 'asc' },
    include: { handovers: { orderBy: { handoverNo: 'asc' } } },
  },
  photos: { orderBy: { addedAt: 'asc' }, select: { id: true } },
  steps: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: MOST_STEPS },
} satisfies Prisma.ComplaintInclude;
type Whole = Prisma.ComplaintGetPayload<{ include: typeof WHOLE }>;
type Around = Awaited<ReturnType<typeof aroundCase>>;

/** What a case names, asked for once each. */
async function aroundCase(reader: Reader, row: Whole, now: Date) {
  const { storeId } = row;
  const [calendar, store] = await Promise.all([calendarOf(reader, storeId), storeSettings(reader, storeId)]);
  const productIds = [row.productId, ...row.outcomes.map(({ productId }) => productId)];
  const [names, customers, goods, ticket, warranty, zoneOf] = await Promise.all([
    personNames(reader, peopleOf(row)),
    customersNamed(reader, row.customerId ? [row.customerId] : []),
    goodsOf(
      reader,
      productIds.flatMap((one) => one ?? []),
    ),
    row.ticketId ? goodsOfTicket(reader, storeId, { id: row.ticketId }) : null,
    warrantyToday(reader, row, { now, timeZone: store.timeZone }),
    row.zoneId ? zonesOfStores(reader, [storeId]) : null,
  ]);
  const name = (personId: string | null) => (personId ? (names.get(personId) ?? '') : '');
  const zone = row.zoneId ? zoneOf?.(storeId, row.zoneId).name : undefined;
  return { calendar, customers, goods, ticket, warranty, zone, name };
}

/** Who and what a case is about. */
function namedOn(row: Whole, { customers, goods, ticket, zone, name }: Around, seesNumber: boolean) {
  const customer = row.customerId ? customers.get(row.customerId) : undefined;
  const callerNumber =
    seesNumber || row.callerNumber === ''
      ? spokenNumber(row.callerNumber)
      : maskedNumber(row.callerNumber.replace(/^\+?/, '+'));
  const caller =
    row.callerName || row.callerNumber
      ? { id: null, name: row.callerName, number: callerNumber || null }
      : null;
  return {
    customer: customer ? { id: customer.id, name: customer.name, number: customer.maskedNumber } : caller,
    ticket: ticket ? { id: ticket.id, number: ticket.number, day: ticket.businessDay } : null,
    product: row.productId ? goods(row.productId) : null,
    ownerId: row.ownerId,
    owner: name(row.ownerId),
    aboutPerson: name(row.aboutPersonId),
    zone: zone ?? '',
    loggedBy: name(row.loggedById),
  };
}

/** Its state and its clocks, window by window. */
function timesSaid(row: Whole, { calendar, name }: Around) {
  const state = stateOf(row);
  const ofRound = row.pauses.filter(({ round }) => round === row.round);
  const clocks = clocksOf(calendar.clock, clockedOf(row), pausesOf(ofRound));
  return {
    state,
    isOpen: isOpen(state),
    timeZone: calendar.clock.hours.timeZone,
    calendarIsAssumed: calendar.isAssumed,
    loggedAt: row.loggedAt,
    startedAt: row.startedAt,
    answeredAt: row.answeredAt,
    solvedAt: row.solvedAt,
    closedAt: row.closedAt,
    verdict: row.verdict,
    answerDueAt: row.answerDueAt,
    solveDueAt: row.solveDueAt,
    dueSetBy: row.dueSetById ? name(row.dueSetById) : null,
    answerMinutes: row.answerMinutes,
    solveMinutes: row.solveMinutes,
    clocks: { answer: counted(clocks.answer), solve: counted(clocks.solve) },
    pauses: ofRound.map(({ fromAt, toAt }) => ({ fromAt, toAt })),
    climbs: row.climbs.map(({ round, level, climbedAt }) => ({ round, level, climbedAt })),
    rounds: row.rounds.map(({ round, startedAt, answeredAt, solvedAt, closedAt, verdict }) => ({
      round,
      startedAt,
      answeredAt,
      solvedAt,
      closedAt,
      verdict,
    })),
  };
}

function outcomeSaid(outcome: Whole['outcomes'][number], { goods, name }: Around) {
  const kind = outcome.kind as OutcomeKind;
  return {
    id: outcome.id,
    round: outcome.round,
    kind,
    text: outcome.text,
    amountFen: fenOrNull(outcome.amountFen),
    goods: outcome.productId ? goods(outcome.productId).name : '',
    quantity: outcome.quantity?.toString() ?? null,
    decidedBy: name(outcome.decidedById),
    decidedById: outcome.decidedById,
    decidedAt: outcome.decidedAt,
    needsApproval: outcome.needsApproval && outcome.approvedAt === null && outcome.calledOffAt === null,
    calledOff: outcome.calledOffAt !== null,
    approvedBy: outcome.approvedById ? name(outcome.approvedById) : null,
    /** What it is given by; null: words are all there is to it. */
    givenBy: documentOf(kind),
    documentKind: outcome.documentKind,
    documentId: outcome.documentId,
    givenAt: outcome.givenAt,
    repair: outcome.technicianId ? repairSaid(outcome, name) : null,
  };
}

/** Whose repair it is, and where what is repaired is. */
function repairSaid({ technicianId, taskId, handovers }: Whole['outcomes'][number], name: Around['name']) {
  const last = handovers.at(-1);
  return {
    technicianId,
    technician: name(technicianId),
    taskId,
    handovers: handovers.length,
    isOut: isRepairOut(handovers.length),
    /** Who has it now; null: it never left the customer or the counter. */
    heldBy: last ? { id: last.takerId, name: name(last.takerId), since: last.at } : null,
  };
}

function stepSaid(step: Whole['steps'][number], name: Around['name']) {
  return {
    id: step.id,
    round: step.round,
    kind: step.kind,
    by: name(step.personId),
    at: step.at,
    oldState: step.oldState,
    newState: step.newState,
    isTold: step.isTold,
    text: step.text,
    facts: factsSaid(step.facts, name),
  };
}

function counted({ at, counted: stretches }: CaseClocks['answer']) {
  return {
    at,
    counted: stretches.map(({ day, from, to }) => ({
      day,
      from,
      to,
      minutes: Math.round((to.getTime() - from.getTime()) / 60_000),
    })),
  };
}

interface People {
  ownerId: string;
  loggedById: string;
  aboutPersonId: string | null;
  dueSetById: string | null;
  steps: { personId: string | null; facts: unknown }[];
  outcomes: {
    decidedById: string;
    approvedById: string | null;
    technicianId: string | null;
    handovers: { giverId: string; takerId: string }[];
  }[];
}

function peopleOf({ ownerId, loggedById, aboutPersonId, dueSetById, steps, outcomes }: People): string[] {
  return [
    ownerId,
    loggedById,
    aboutPersonId,
    dueSetById,
    ...steps.flatMap(({ personId, facts }) => [personId, textOf(facts, 'from'), textOf(facts, 'to')]),
    ...outcomes.flatMap(({ decidedById, approvedById, technicianId, handovers }) => [
      decidedById,
      approvedById,
      technicianId,
      ...handovers.flatMap(({ giverId, takerId }) => [giverId, takerId]),
    ]),
  ].flatMap((personId) => personId ?? []);
}

function textOf(facts: unknown, key: string): string | null {
  const value = (facts as Record<string, unknown> | null)?.[key];
  return typeof value === 'string' ? value : null;
}

/** What a step changed, people by their names. */
function factsSaid(facts: unknown, name: (personId: string | null) => string) {
  const all = (facts ?? {}) as Record<string, unknown>;
  const number = (key: string) => (typeof all[key] === 'number' ? all[key] : null);
  return {
    from: name(textOf(facts, 'from')),
    to: name(textOf(facts, 'to')),
    severity: number('severity'),
    level: number('level'),
    amountFen: number('amountFen'),
    kind: textOf(facts, 'kind'),
    cause: textOf(facts, 'cause'),
    verdict: textOf(facts, 'verdict'),
    dueAt: textOf(facts, 'dueAt'),
    claim: textOf(facts, 'claim'),
    number: number('number'),
  };
}
