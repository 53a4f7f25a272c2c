import { type PhoneNumber, phoneNumber } from '@/lib/phone-number';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command, requireActor } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { storeSettings } from '@/server/stores/store-settings';
import { consentMoment } from './consent-moment';
import { MobileTaken, PhoneNumberWrong } from './errors';
import { newMemberCode } from './member-code';
import { countingTaken } from './number-searches';
import { addCustomerInput, type CustomerFacts } from './schema';
import { searchKeys } from './search-keys';
import { serve } from './serve-customer';

/** A new member code is taken by a row in a hundred at a million customers. */
const CODE_TRIES = 6;

/**
 * A customer somebody met in a store; known to the whole chain. The trail says that they were added, never what is known of them: it
 * could not forget it.
 * @throws PhoneNumberWrong, MobileTaken, NumbersSearchedTooOften, Forbidden where whoever may not serve customers wants to
 */
export const addCustomer = command({
  name: 'customers.add',
  permission: 'customers.add',
  scope: 'store',
  input: addCustomerInput,
  async run(tx, { requestId, storeId, consents, serve: isServed, ...facts }, ctx) {
    if (isServed) requireActor(ctx, 'customers.serve', storeId);
    const customerId = requestId;
    const numbers = readNumbers(facts.numbers);
    await requireFreeMobiles(tx, numbers).catch(countingTaken(ctx, numbers));
    const code = await freeCode(tx);
    const first = await tx.memberLevel.findFirst({ where: { isDefault: true }, select: { id: true } });
    const { timeZone } = await storeSettings(tx, storeId);
    await tx.customer.create({
      data: {
        id: customerId,
        code,
        name: facts.name,
        source: facts.source,
        birthday: facts.birthday ? new Date(facts.birthday) : null,
        note: facts.note ?? '',
        invoiceTitle: facts.invoiceTitle ?? '',
        taxNumber: facts.taxNumber ?? '',
        ...(first ? { levelId: first.id, levelSetAt: ctx.now } : {}),
        addedInStoreId: storeId,
        addedById: ctx.actor.personId,
        addedAt: ctx.now,
        updatedAt: ctx.now,
        numbers: { create: numbers.map((number, at) => ({ id: newId(), place: at + 1, ...number })) },
        addresses: {
          create: facts.addresses.map(({ address, label = '' }, at) => ({
            id: newId(),
            place: at + 1,
            address,
            label,
          })),
        },
        knownIn: { create: [{ storeId, since: ctx.now }] },
        tags: { create: facts.tags.map((tag) => ({ tag })) },
        consents: {
          create: consents.map(({ purpose, given, givenOn }) => ({
            id: newId(),
            purpose,
            given,
            givenAt: consentMoment(givenOn, ctx.now, timeZone),
            takenById: ctx.actor.personId,
          })),
        },
        keys: {
          create: searchKeys({ code, name: facts.name, numbers: numbers.map(({ e164 }) => e164) }).map(
            (key) => ({ key }),
          ),
        },
      },
    });
    if (isServed) {
      const { personId } = ctx.actor;
      await serve(tx, ctx, { id: customerId, servedById: null }, { storeId, personId, kind: 'TAKEN' });
    }
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'customers.add',
      subjectKind: 'customer',
      subjectId: customerId,
      after: { source: facts.source },
      requestId,
    });
    return { customerId, code };
  },
});

export interface KeptNumber extends PhoneNumber {
  label: string;
}

/** Numbers as they are kept, each once. @throws PhoneNumberWrong */
export function readNumbers(typed: CustomerFacts['numbers']): KeptNumber[] {
  const kept = new Map<string, KeptNumber>();
  for (const { number, label = '' } of typed) {
    const read = phoneNumber(number);
    if (!read) throw new PhoneNumberWrong({ number });
    if (!kept.has(read.e164)) kept.set(read.e164, { ...read, label });
  }
  return [...kept.values()];
}

/** @throws MobileTaken where a mobile is another customer's */
export async function requireFreeMobiles(
  tx: Tx,
  numbers: readonly KeptNumber[],
  ofCustomerId?: string,
): Promise<void> {
  const mobiles = numbers.filter(({ isMobile }) => isMobile).map(({ e164 }) => e164);
  const holder = await tx.customerNumber.findFirst({
    where: {
      isMobile: true,
      e164: { in: mobiles },
      ...(ofCustomerId ? { customerId: { not: ofCustomerId } } : {}),
    },
    select: { customerId: true },
  });
  if (holder) throw new MobileTaken({ customerId: holder.customerId });
}

async function freeCode(tx: Tx): Promise<string> {
  for (let tries = 0; tries < CODE_TRIES; tries += 1) {
    const code = newMemberCode();
    if (!(await tx.customer.findUnique({ where: { code }, select: { id: true } }))) return code;
  }
  throw new Error('no free member code was found');
}
