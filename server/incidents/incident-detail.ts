import type { IncidentDecision, IncidentMeasure, IncidentStep } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { incidentNumber } from '@/lib/incident-number';
import { goodsOf } from '@/server/catalog/goods-of';
import { customersNamed } from '@/server/customers/customers-named';
import type { ActorContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { storeSettings } from '@/server/stores/store-settings';
import { zonesOfStores } from '@/server/zones/open-zones';
import { IncidentUnknown } from './errors';
import { type DecisionKind, decisionsFor, type IncidentKind, type IncidentState } from './incident-rules';
import { mayRead } from './may-read';

/** How long the notes of an injury may be asked for after a look was noted, ms. */
const SHOWN_FOR_MS = 10 * 60_000;

/** One incident whole, for who may read it. The notes of an injury are not in it. @throws IncidentUnknown */
export async function incidentDetail(ctx: ActorContext, storeId: string, incidentId: string) {
  const { db: reader } = ctx;
  if (!(await mayRead(ctx, storeId, incidentId))) throw new IncidentUnknown();
  const { row, standing, names, zoneOf, productOf, customers, store } = await readWhole(
    reader,
    storeId,
    incidentId,
  );
  const { goods, people, steps, decisions, measures } = row;
  const name = (personId: string | null) => names.get(personId ?? '') ?? '';
  const staff = people.flatMap(({ personId }) => (personId ? [{ id: personId, name: name(personId) }] : []));
  const seesCosts = ctx.may('costs.see', storeId);
  const kind = row.kind as IncidentKind;
  const facts = {
    kind,
    state: standing.state as IncidentState,
    hasGoods: goods.length > 0,
    hasZone: row.zoneId !== null,
    hasStaff: staff.length > 0,
  };
  const customer = row.customerId ? customers.get(row.customerId) : undefined;
  return {
    storeId,
    id: row.id,
    number: incidentNumber(row.number),
    kind,
    state: facts.state,
    version: standing.version,
    severe: row.severe,
    authority: row.authority,
    happenedAt: row.happenedAt,
    reportedAt: row.occurredAt,
    reportedBy: name(row.personId),
    timeZone: store.timeZone,
    zone: row.zoneId ? { id: row.zoneId, name: zoneOf(storeId, row.zoneId).name } : null,
    place: row.place,
    words: row.words,
    worthFen: fenOf(row.worthFen),
    cashFen: fenOf(row.cashFen),
    customer: customer ? { id: customer.goesOnAsId, name: customer.name, code: customer.code } : null,
    goods: goods.map((line) => ({
      ...productOf(line.productId),
      id: line.id,
      quantity: line.quantity.toString(),
      zoneId: line.zoneId,
      zone: zoneOf(storeId, line.zoneId).name,
    })),
    staff,
    others: people.flatMap(({ name: called }) => called || []),
    photoIds: row.photos.map(({ id }) => id),
    decisions: decisions.map((one) =>
      decisionSaid(one, {
        name,
        zone: (zoneId) => zoneOf(storeId, zoneId).name,
        product: (id) => productOf(id).name,
        seesCosts,
      }),
    ),
    offered: decisionsFor(facts),
    measures: measures.map((one) => measureSaid(one, name)),
    steps: steps.map((one) => stepSaid(one, name)),
    injury: { notes: row._count.injuryNotes, looks: row._count.injuryLooks },
  };
}

/** Its row with everything that belongs to it, and what the ids in it are called. @throws IncidentUnknown */
async function readWhole(reader: Reader, storeId: string, incidentId: string) {
  const row = await reader.incident.findUnique({
    where: { storeId_id: { storeId, id: incidentId } },
    include: {
      standing: true,
      goods: { orderBy: { lineNo: 'asc' } },
      people: { orderBy: { lineNo: 'asc' } },
      steps: { orderBy: { stepNo: 'asc' } },
      decisions: { orderBy: { occurredAt: 'asc' } },
      photos: { orderBy: { addedAt: 'asc' }, select: { id: true } },
      measures: { orderBy: { dueDay: 'asc' } },
      _count: { select: { injuryNotes: true, injuryLooks: true } },
    },
  });
  if (!row?.standing) throw new IncidentUnknown();
  const { standing, goods, people, steps, decisions, measures } = row;
  const [names, zoneOf, productOf, customers, store] = await Promise.all([
    personNames(reader, [
      row.personId,
      ...people.map(({ personId }) => personId),
      ...steps.map(({ personId }) => personId),
      ...decisions.flatMap(({ personId, subjectId }) => [personId, subjectId]),
      ...measures.flatMap(({ ownerId, doneById }) => [ownerId, doneById]),
    ]),
    zonesOfStores(reader, [storeId]),
    goodsOf(
      reader,
      goods.map(({ productId }) => productId),
    ),
    customersNamed(reader, row.customerId ? [row.customerId] : []),
    storeSettings(reader, storeId),
  ]);
  return { row, standing, names, zoneOf, productOf, customers, store };
}

type Name = (personId: string | null) => string;

function decisionSaid(
  one: IncidentDecision,
  of: {
    name: Name;
    zone: (zoneId: string) => string;
    product: (productId: string) => string;
    seesCosts: boolean;
  },
) {
  const kind = one.kind as DecisionKind;
  const about: Partial<Record<DecisionKind, (id: string) => string>> = {
    QUARREL: of.name,
    COUNT: of.zone,
    SHORTAGE: of.product,
  };
  return {
    id: one.id,
    kind,
    about: about[kind]?.(one.subjectId) ?? '',
    subjectId: one.subjectId,
    documentId: one.documentId,
    documentNumber: one.documentNumber,
    costFen: kind === 'CASH' || of.seesCosts ? fenOf(one.costFen) : null,
    text: one.text,
    by: of.name(one.personId),
    at: one.occurredAt,
  };
}

function measureSaid(one: IncidentMeasure, name: Name) {
  return {
    id: one.id,
    words: one.words,
    owner: name(one.ownerId),
    ownerId: one.ownerId,
    dueDay: dateToDay(one.dueDay),
    doneBy: name(one.doneById),
    doneAt: one.doneAt,
    doneWords: one.doneWords,
  };
}

function stepSaid({ id, kind, text, personId, occurredAt }: IncidentStep, name: Name) {
  return { id, kind, text, by: name(personId), at: occurredAt };
}

/** The notes of an injury, to whoever's look at them was noted some minutes ago at most, and who looked before. @throws NotFound */
export async function lookedAtInjury(ctx: ActorContext, storeId: string, lookId: string) {
  const look = await ctx.db.incidentInjuryLook.findUnique({
    where: { storeId_id: { storeId, id: lookId } },
    select: { incidentId: true, personId: true, lookedAt: true },
  });
  const since = new Date(ctx.now.getTime() - SHOWN_FOR_MS);
  if (look?.personId !== ctx.actor.personId || look.lookedAt < since) throw new NotFound({ noun: 'look' });
  const where = { storeId, incidentId: look.incidentId };
  const [notes, looks] = await Promise.all([
    ctx.db.incidentInjuryNote.findMany({ where, orderBy: { writtenAt: 'asc' }, take: 100 }),
    ctx.db.incidentInjuryLook.findMany({ where, orderBy: { lookedAt: 'desc' }, take: 20 }),
  ]);
  const names = await personNames(ctx.db, [
    ...notes.map(({ writtenById }) => writtenById),
    ...looks.map(({ personId }) => personId),
  ]);
  return {
    notes: notes.map(({ id, text, writtenById, writtenAt }) => ({
      id,
      text,
      by: names.get(writtenById) ?? '',
      at: writtenAt,
    })),
    looks: looks.map(({ id, personId, lookedAt }) => ({ id, by: names.get(personId) ?? '', at: lookedAt })),
  };
}

/** The incidents that documents follow from, by document: the other way round of a decision. */
export async function incidentsOfDocuments(
  reader: Reader,
  storeIds: readonly string[],
  documentKind: 'ADJUSTMENT' | 'SHORTAGE_CASE' | 'STOCKTAKE',
  documentIds: readonly string[],
) {
  const found = await reader.incidentDecision.findMany({
    where: { storeId: { in: [...storeIds] }, documentKind, documentId: { in: [...documentIds] } },
    select: { documentId: true, incidentId: true, storeId: true, incident: { select: { number: true } } },
  });
  return found.map((one) => ({
    documentId: one.documentId ?? '',
    storeId: one.storeId,
    incidentId: one.incidentId,
    number: incidentNumber(one.incident.number),
  }));
}
