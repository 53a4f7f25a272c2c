import type { z } from 'zod';
import { dayToDate } from '@/lib/business-day';
import { complaintNumber } from '@/lib/complaint-number';
import { phoneNumber } from '@/lib/phone-number';
import { requireOwnAttachment } from '@/server/attachments/queries';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { productsById } from '@/server/catalog/products-by-id';
import { customersNamed } from '@/server/customers/customers-named';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Tx } from '@/server/platform/db';
import { InvalidInput, NotFound } from '@/server/platform/errors';
import { goodsOfTicket } from '@/server/sales/goods-of-ticket';
import { worksIn } from '@/server/staff/people/people-of-store';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { calendarOf } from '@/server/stores/calendars/calendar-of';
import { takeDocumentNumber } from '@/server/stores/document-series';
import { openZones } from '@/server/zones/open-zones';
import { climbTimes, clocksOf, looksNext } from './case-clock';
import { addStep } from './case-internal';
import { COMPLAINT_PHOTO } from './complaint-photo-kind';
import { OwnerNotAtWork } from './errors';
import { logComplaintInput } from './schema';
import { caseTimes, severityFrom } from './times-and-limits';

type Input = z.output<typeof logComplaintInput>;

/**
 * A complaint as it was said, with its owner and its clocks from this moment on. The trail says that it was logged, never by whom it
 * was made nor in which words.
 * @throws NotFound, InvalidInput, OwnerNotAtWork
 */
export const logComplaint = command({
  name: 'complaints.log',
  permission: 'complaints.log',
  scope: 'store',
  input: logComplaintInput,
  async run(tx, input, ctx) {
    const { storeId, requestId: id, severity } = input;
    requireWhole(input);
    const ownerId = input.ownerId ?? ctx.actor.personId;
    if (input.ownerId) await requireWorker(tx, storeId, input.ownerId);
    await requirePlace(tx, input);
    const goods = await goodsNamed(tx, input);
    const customerId = await customerNamed(tx, input.customerId);
    const [{ clock }, allTimes] = await Promise.all([calendarOf(tx, storeId), caseTimes(tx)]);
    const { answerMinutes, solveMinutes } = allTimes[severityFrom(severity)];
    const clocked = { severity, startedAt: ctx.now, answerMinutes, solveMinutes, dueByHand: null };
    const { answer, solveDueAt } = clocksOf(clock, clocked, []);
    const number = await takeDocumentNumber(tx, storeId, 'COMPLAINT');
    const row = await tx.complaint.create({
      data: {
        storeId,
        id,
        number,
        customerId,
        callerName: customerId ? '' : input.callerName,
        callerNumber: customerId ? '' : (phoneNumber(input.callerNumber)?.e164 ?? input.callerNumber),
        channel: input.channel,
        about: input.about,
        ...goods,
        aboutPersonId: input.aboutPersonId ?? null,
        zoneId: input.zoneId ?? null,
        serial: input.serial,
        words: input.words,
        severity,
        wants: input.wants,
        letterDate: input.letterDate ? dayToDate(input.letterDate) : null,
        ownerId,
        loggedById: ctx.actor.personId,
        loggedAt: ctx.now,
        startedAt: ctx.now,
        answerMinutes,
        solveMinutes,
        // A store that does not open any more owes an answer all the same: by the plain clock.
        answerDueAt: answer.at ?? new Date(ctx.now.getTime() + answerMinutes * 60_000),
        solveDueAt,
        looksAt: looksNext(climbTimes(clock, clocked, []), new Set()),
      },
      select: { storeId: true, id: true, state: true, round: true, answerDueAt: true },
    });
    await addStep(tx, ctx, row, { kind: 'LOGGED', newState: 'NEW', facts: { severity } });
    await bindPhotos(tx, ctx, input);
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'complaints.log',
      subjectKind: 'complaint',
      subjectId: id,
      after: { number: complaintNumber(number), severity, channel: input.channel },
      requestId: id,
    });
    return { complaintId: id, number, answerDueAt: row.answerDueAt, solveDueAt };
  },
});

/** What one field wants of another. @throws InvalidInput */
function requireWhole({ channel, letterDate, about, ticketId, ticketLineId, serial }: Input): void {
  const wanted = (field: string) => new InvalidInput({ field, problem: 'required' });
  if (channel === 'AUTHORITY' && !letterDate) throw wanted('letterDate');
  if (channel !== 'AUTHORITY' && letterDate)
    throw new InvalidInput({ field: 'letterDate', problem: 'range' });
  if ((about === 'TICKET' || about === 'LINE' || ticketLineId) && !ticketId) throw wanted('ticketId');
  if (about === 'LINE' && !ticketLineId) throw wanted('ticketLineId');
  if (about === 'SERIAL' && serial === '') throw wanted('serial');
}

/** Whom it is about works in the store, and the zone is one of its own. @throws NotFound */
async function requirePlace(tx: Tx, { storeId, aboutPersonId, zoneId }: Input): Promise<void> {
  if (aboutPersonId && !(await worksIn(tx, aboutPersonId, storeId))) throw new NotFound({ noun: 'person' });
  if (zoneId && !(await openZones(tx, storeId)).some(({ id }) => id === zoneId))
    throw new NotFound({ noun: 'zone' });
}

/** Somebody who may work a case of this store. @throws OwnerNotAtWork */
export async function requireWorker(tx: Tx, storeId: string, personId: string): Promise<void> {
  if (!(await staffAllowed(tx, 'complaints.work', storeId)).has(personId)) throw new OwnerNotAtWork();
}

/** The ticket, its line and the product it is about, as far as they were named. @throws NotFound */
async function goodsNamed(tx: Tx, { storeId, ticketId, ticketLineId, productId }: Input) {
  const none = { ticketId: null, ticketLineId: null, productId: productId ?? null };
  if (!ticketId) {
    if (productId && !(await productsById(tx, [productId])).has(productId))
      throw new NotFound({ noun: 'product' });
    return none;
  }
  const ticket = await goodsOfTicket(tx, storeId, { id: ticketId });
  if (!ticket) throw new NotFound({ noun: 'ticket' });
  if (!ticketLineId) {
    const [only, second] = ticket.lines;
    return { ticketId, ticketLineId: null, productId: second ? null : (only?.productId ?? null) };
  }
  const line = ticket.lines.find(({ id }) => id === ticketLineId);
  if (!line) throw new NotFound({ noun: 'ticketLine' });
  return { ticketId, ticketLineId, productId: line.productId };
}

/** The row that goes on for a customer, who may have been merged meanwhile. @throws NotFound */
async function customerNamed(tx: Tx, customerId: string | undefined): Promise<string | null> {
  if (!customerId) return null;
  const named = (await customersNamed(tx, [customerId])).get(customerId);
  if (!named) throw new NotFound({ noun: 'customer' });
  return named.goesOnAsId;
}

async function bindPhotos(tx: Tx, ctx: ActorContext, { storeId, requestId, photoIds }: Input): Promise<void> {
  for (const photoId of new Set(photoIds)) {
    await requireOwnAttachment(tx, ctx, { storeId, id: photoId, kind: COMPLAINT_PHOTO });
    await tx.complaintPhoto.create({
      data: {
        storeId,
        id: photoId,
        complaintId: requestId,
        addedById: ctx.actor.personId,
        addedAt: ctx.now,
      },
      select: { id: true },
    });
  }
}
