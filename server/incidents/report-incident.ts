import type { z } from 'zod';
import { incidentNumber } from '@/lib/incident-number';
import { mulQuantity, sumFen } from '@/lib/money';
import { requireOwnAttachment } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { productsById } from '@/server/catalog/products-by-id';
import { customersNamed } from '@/server/customers/customers-named';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { InvalidInput, NotFound } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { fenOf, milliToColumn } from '@/server/platform/numbers';
import { dateOf } from '@/server/platform/posting-day';
import { allWorkIn } from '@/server/staff/people/people-of-store';
import { requireSaneAmount, resolveLines } from '@/server/stock/document-lines';
import { lockPostingDay } from '@/server/stores/business-days';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { storeSettings } from '@/server/stores/store-settings';
import { openZones } from '@/server/zones/open-zones';
import { INCIDENT_PHOTO } from './incident-photo-kind';
import { isSevere } from './incident-rules';
import { reportIncidentInput } from './schema';
import { settingsOfStores } from './settings-of-store';

type Input = z.output<typeof reportIncidentInput>;

/**
 * Something happened, as whoever saw it says it. What is severe is heard by manager and head office from this command's event. The
 * trail has its number and kind: neither words nor who was there.
 * @throws InvalidInput, NotFound, StockLineUnknown, StockQuantityTooFine
 */
export const reportIncident = command({
  name: 'incidents.report',
  permission: 'incidents.report',
  scope: 'store',
  input: reportIncidentInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: id, kind, authority, cashFen } = input;
    requireWhole(input, ctx.now);
    const businessDay = await lockPostingDay(tx, await storeSettings(tx, storeId), ctx);
    const day = dateOf(businessDay, storeId);
    const goods = await goodsNamed(tx, input);
    const worthFen = cashFen + goods.worthFen;
    requireSaneAmount([worthFen]);
    await requirePlaceAndPeople(tx, input);
    const severe = isSevere({ kind, authority, worthFen }, (await settingsOfStores(tx, [storeId]))(storeId));
    const number = await takeDocumentNumber(tx, storeId, 'INCIDENT');
    await tx.incident.create({
      data: {
        storeId,
        id,
        number,
        kind,
        happenedAt: input.happenedAt ?? ctx.now,
        place: input.place,
        zoneId: input.zoneId ?? null,
        words: input.words,
        customerId: await customerNamed(tx, input.customerId),
        authority,
        severe,
        worthFen: BigInt(worthFen),
        cashFen: BigInt(cashFen),
        goodsLines: goods.lines.length,
        peopleLines: input.people.length,
        personId: ctx.actor.personId,
        occurredAt: ctx.now,
        businessDay: day,
      },
      select: { id: true },
    });
    await keepWhatBelongs(tx, ctx, input, { lines: goods.lines, day });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'incidents.report',
      subjectKind: 'incident',
      subjectId: id,
      after: { number: incidentNumber(number), kind, severe },
      businessDay,
      requestId: id,
    });
    return { incidentId: id, number, severe };
  },
});

/** Its first step, and what belongs to it: goods, people, the note of an injury, photos. */
async function keepWhatBelongs(
  tx: Tx,
  ctx: ActorContext,
  input: Input,
  { lines, day }: { lines: Awaited<ReturnType<typeof goodsNamed>>['lines']; day: Date },
): Promise<void> {
  const { storeId, requestId: id } = input;
  const of = { storeId, incidentId: id, businessDay: day };
  await tx.incidentStanding.create({ data: { storeId, incidentId: id }, select: { version: true } });
  await tx.incidentStep.create({
    data: {
      ...of,
      id: newId(),
      stepNo: 1,
      kind: 'REPORTED',
      newState: 'OPEN',
      personId: ctx.actor.personId,
      occurredAt: ctx.now,
    },
    select: { id: true },
  });
  await tx.incidentGoods.createMany({
    data: lines.map((line) => ({
      ...of,
      id: newId(),
      lineNo: line.lineNo,
      productId: line.productId,
      zoneId: line.zoneId,
      quantity: milliToColumn(line.quantityMilli),
    })),
  });
  await tx.incidentPerson.createMany({
    data: input.people.map((one, index) => ({ ...of, id: newId(), lineNo: index + 1, ...one })),
  });
  if (input.injuryNote !== '')
    await tx.incidentInjuryNote.create({
      data: {
        storeId,
        id: newId(),
        incidentId: id,
        text: input.injuryNote,
        writtenById: ctx.actor.personId,
        writtenAt: ctx.now,
      },
      select: { id: true },
    });
  for (const photoId of new Set(input.photoIds)) await bindPhoto(tx, ctx, of, photoId);
}

/** A photo of one's own sending, of an incident from now on. @throws NotFound */
export async function bindPhoto(
  tx: Tx,
  ctx: ActorContext,
  { storeId, incidentId }: { storeId: string; incidentId: string },
  photoId: string,
): Promise<void> {
  await requireOwnAttachment(tx, ctx, { storeId, id: photoId, kind: INCIDENT_PHOTO });
  await tx.incidentPhoto.create({
    data: { storeId, id: photoId, incidentId, addedById: ctx.actor.personId, addedAt: ctx.now },
    select: { id: true },
  });
}

/** What one field wants of another. @throws InvalidInput */
function requireWhole({ happenedAt, kind, customerId, injuryNote }: Input, now: Date): void {
  if (happenedAt && happenedAt > now) throw new InvalidInput({ field: 'happenedAt', problem: 'future' });
  if (customerId && kind !== 'QUARREL') throw new InvalidInput({ field: 'customerId', problem: 'range' });
  if (injuryNote !== '' && kind !== 'INJURY')
    throw new InvalidInput({ field: 'injuryNote', problem: 'range' });
}

/** The goods with their zones, and what they are worth at list price. */
async function goodsNamed(tx: Tx, { storeId, goods }: Input) {
  if (goods.length === 0) return { lines: [], worthFen: 0 };
  const lines = await resolveLines(tx, storeId, goods);
  const products = await productsById(
    tx,
    lines.map(({ productId }) => productId),
  );
  const worth = lines.map(({ productId, quantityMilli }) =>
    mulQuantity(fenOf(products.get(productId)?.listPriceFen ?? 0n), quantityMilli),
  );
  return { lines, worthFen: sumFen(worth) };
}

/** @throws NotFound */
async function requirePlaceAndPeople(tx: Tx, { storeId, zoneId, people }: Input): Promise<void> {
  if (zoneId && !(await openZones(tx, storeId)).some(({ id }) => id === zoneId))
    throw new NotFound({ noun: 'zone' });
  const staffIds = people.flatMap((one) => ('personId' in one ? [one.personId] : []));
  if (new Set(staffIds).size !== staffIds.length)
    throw new InvalidInput({ field: 'people', problem: 'repeated' });
  if (!(await allWorkIn(tx, staffIds, storeId))) throw new NotFound({ noun: 'person' });
}

/** The row that goes on for a customer, who may have been merged meanwhile. @throws NotFound */
async function customerNamed(tx: Tx, customerId: string | undefined): Promise<string | null> {
  if (!customerId) return null;
  const named = (await customersNamed(tx, [customerId])).get(customerId);
  if (!named) throw new NotFound({ noun: 'customer' });
  return named.goesOnAsId;
}
