import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { newId } from '@/server/platform/ids';
import { type KeptNumber, readNumbers, requireFreeMobiles } from './add-customer';
import { CustomerChanged } from './errors';
import { holdCustomer } from './hold-customer';
import { countingTaken } from './number-searches';
import { rebuildKeys } from './rebuild-keys';
import { editCustomerInput } from './schema';

type Edited = z.output<typeof editCustomerInput>;

/**
 * What is known of a customer, as a form has it. Numbers and addresses that stay are named by their id, so that whoever may not see them
 * whole can correct a name. The trail says which parts were changed, never what they said.
 * @throws CustomerChanged, PhoneNumberWrong, MobileTaken
 */
export const editCustomer = command({
  name: 'customers.edit',
  permission: 'customers.edit',
  scope: 'store',
  input: editCustomerInput,
  async run(tx, { requestId, storeId, customerId, seen, ...facts }, ctx) {
    const before = await holdCustomer(tx, customerId);
    if (before.updatedAt.getTime() !== seen.getTime()) throw new CustomerChanged();
    const numbers = await keepNumbers(tx, customerId, facts.numbers).catch(
      countingTaken(ctx, readNumbers(facts.numbers.flatMap((one) => ('id' in one ? [] : [one])))),
    );
    const addresses = await keepAddresses(tx, customerId, facts.addresses);
    const tags = await keepTags(tx, customerId, facts.tags);
    const after = {
      name: facts.name,
      source: facts.source,
      birthday: facts.birthday ? new Date(facts.birthday) : null,
      note: facts.note ?? '',
      invoiceTitle: facts.invoiceTitle ?? '',
      taxNumber: facts.taxNumber ?? '',
    };
    await tx.customer.update({ where: { id: customerId }, data: { ...after, updatedAt: ctx.now } });
    await rebuildKeys(tx, customerId);
    const differs = (fact: keyof typeof after) => !isDeepStrictEqual(after[fact], before[fact]);
    const changed = { ...mapFacts(after, differs), numbers, addresses, tags };
    const parts = Object.entries(PARTS).flatMap(([part, called]) =>
      changed[part as keyof typeof PARTS] ? [called] : [],
    );
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'customers.edit',
      subjectKind: 'customer',
      subjectId: customerId,
      after: { parts },
      requestId,
    });
    return { updatedAt: ctx.now };
  },
});

/** What the trail calls what was changed: `audit.values` has their words. */
const PARTS = {
  name: 'CUSTOMER_NAME',
  source: 'CUSTOMER_SOURCE',
  birthday: 'CUSTOMER_BIRTHDAY',
  note: 'CUSTOMER_NOTE',
  invoiceTitle: 'CUSTOMER_INVOICE_TITLE',
  taxNumber: 'CUSTOMER_TAX_NUMBER',
  numbers: 'CUSTOMER_NUMBERS',
  addresses: 'CUSTOMER_ADDRESSES',
  tags: 'CUSTOMER_TAGS',
} as const;

function mapFacts<Fact extends string>(facts: Record<Fact, unknown>, of: (fact: Fact) => boolean) {
  return Object.fromEntries((Object.keys(facts) as Fact[]).map((fact) => [fact, of(fact)])) as Record<
    Fact,
    boolean
  >;
}

/** In the order given: kept ones by their id, new ones as typed, others gone. @returns whether that changes anything */
async function keepNumbers(tx: Tx, customerId: string, wanted: Edited['numbers']): Promise<boolean> {
  const known = await tx.customerNumber.findMany({ where: { customerId }, orderBy: { place: 'asc' } });
  const kept = new Map<string, KeptNumber>();
  for (const one of wanted) {
    const number = 'id' in one ? known.find(({ id }) => id === one.id) : readNumbers([one])[0];
    if (!number) throw new InvalidInput({ field: 'numbers', problem: 'unknown' });
    const { e164, isMobile, label } = number;
    if (!kept.has(e164)) kept.set(e164, { e164, isMobile, label });
  }
  await requireFreeMobiles(tx, [...kept.values()], customerId);
  await tx.customerNumber.deleteMany({ where: { customerId } });
  await tx.customerNumber.createMany({
    data: [...kept.values()].map((number, at) => ({
      id: known.find(({ e164 }) => e164 === number.e164)?.id ?? newId(),
      customerId,
      place: at + 1,
      ...number,
    })),
  });
  const said = (numbers: Iterable<KeptNumber>) => [...numbers].map(({ e164, label }) => [e164, label]);
  return !isDeepStrictEqual(said(known), said(kept.values()));
}

async function keepTags(tx: Tx, customerId: string, wanted: Edited['tags']): Promise<boolean> {
  const known = await tx.customerTag.findMany({ where: { customerId } });
  await tx.customerTag.deleteMany({ where: { customerId } });
  await tx.customerTag.createMany({ data: wanted.map((tag) => ({ customerId, tag })) });
  return !isDeepStrictEqual(known.map(({ tag }) => tag).sort(), [...wanted].sort());
}

async function keepAddresses(tx: Tx, customerId: string, wanted: Edited['addresses']): Promise<boolean> {
  const known = await tx.customerAddress.findMany({ where: { customerId }, orderBy: { place: 'asc' } });
  const kept = wanted.map((one) => {
    if (!('id' in one)) return { id: newId(), label: one.label ?? '', address: one.address };
    const found = known.find(({ id }) => id === one.id);
    if (!found) throw new InvalidInput({ field: 'addresses', problem: 'unknown' });
    return { id: found.id, label: found.label, address: found.address };
  });
  const once = [...new Map(kept.map((one) => [one.id, one])).values()];
  await tx.customerAddress.deleteMany({ where: { customerId } });
  await tx.customerAddress.createMany({
    data: once.map((address, at) => ({ ...address, customerId, place: at + 1 })),
  });
  const said = (addresses: readonly { id: string; label: string; address: string }[]) =>
    addresses.map(({ id, label, address }) => [id, label, address]);
  return !isDeepStrictEqual(said(known), said(once));
}
