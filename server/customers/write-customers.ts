import { addDays, calendarDay, type Day, dateToDay, dayToDate } from '@/lib/business-day';
import type { ActorContext } from '@/server/platform/context';
import type { Reader, Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { oneStatement } from '@/server/platform/sql';
import { storeSettings } from '@/server/stores/store-settings';
import { type KeptNumber, requireFreeMobiles } from './add-customer';
import { knownPiece } from './known-in-store';
import { newMemberCode } from './member-code';
import { rebuildKeys } from './rebuild-keys';
import { type CUSTOMER_SOURCES, MOST_ADDRESSES, MOST_NUMBERS, MOST_TAGS } from './schema';
import { searchKeys } from './search-keys';
import { serve } from './serve-customer';

/** A customer as a file tells of them; null: the file does not say. */
export interface CustomerToWrite {
  /** Who goes on, of a known one; else the id they get. */
  id: string;
  name: string;
  numbers: readonly KeptNumber[];
  addresses: readonly string[];
  tags: readonly string[];
  source: (typeof CUSTOMER_SOURCES)[number] | null;
  birthday: Day | null;
  invoiceTitle: string | null;
  taxNumber: string | null;
  note: string | null;
  cardNumber: string | null;
  servedById: string | null;
  /** What they are given as a member. */
  level: { id: string; name: string } | null;
}

export const CUSTOMER_FACTS = [
  'name',
  'numbers',
  'addresses',
  'tags',
  'source',
  'birthday',
  'invoiceTitle',
  'taxNumber',
  'note',
  'cardNumber',
  'level',
] as const;
export type CustomerFact = (typeof CUSTOMER_FACTS)[number];

const SET_FACTS = ['name', 'source', 'birthday', 'invoiceTitle', 'taxNumber', 'note', 'cardNumber'] as const;

/** A customer beside what is known of them: facts that are set take the file's word, lists only grow. */
export interface ComparedCustomer {
  customer: CustomerToWrite;
  isNew: boolean;
  /** Facts that change, as the file has them. */
  changes: { fact: CustomerFact; after: string }[];
  /** More numbers, addresses or tags than a customer keeps. */
  isTooMuch: boolean;
  added: { numbers: KeptNumber[]; addresses: string[]; tags: string[] };
  /** How many numbers and addresses they have. */
  has: { numbers: number; addresses: number };
  isServed: boolean;
}

/** What writing these customers would change. */
export async function compareCustomers(
  reader: Reader,
  customers: readonly CustomerToWrite[],
): Promise<ComparedCustomer[]> {
  const rows = await reader.customer.findMany({
    where: { id: { in: customers.map(({ id }) => id) } },
    include: {
      numbers: { select: { e164: true } },
      addresses: { select: { address: true } },
      tags: { select: { tag: true } },
    },
  });
  const known = new Map(rows.map((row) => [row.id, row]));
  return customers.map((customer) => {
    const before = known.get(customer.id);
    const lists = {
      numbers: new Set(before?.numbers.map(({ e164 }) => e164)),
      addresses: new Set(before?.addresses.map(({ address }) => address)),
      tags: new Set(before?.tags.map(({ tag }) => tag)),
    };
    const added = {
      numbers: customer.numbers.filter(({ e164 }) => !lists.numbers.has(e164)),
      addresses: customer.addresses.filter((address) => !lists.addresses.has(address)),
      tags: customer.tags.filter((tag) => !lists.tags.has(tag)),
    };
    const was = before && { ...before, birthday: before.birthday ? dateToDay(before.birthday) : null };
    const set = SET_FACTS.flatMap((fact) => {
      const after = customer[fact];
      return after === null || after === was?.[fact] ? [] : [{ fact, after }];
    });
    const level =
      customer.level && customer.level.id !== before?.levelId
        ? [{ fact: 'level' as const, after: customer.level.name }]
        : [];
    const grown = (['numbers', 'addresses', 'tags'] as const).flatMap((fact) =>
      added[fact].length === 0
        ? []
        : [{ fact, after: added[fact].map((one) => (typeof one === 'string' ? one : one.e164)).join(', ') }],
    );
    return {
      customer,
      isNew: !before,
      changes: before ? [...set, ...level, ...grown] : [],
      isTooMuch:
        lists.numbers.size + added.numbers.length > MOST_NUMBERS ||
        lists.addresses.size + added.addresses.length > MOST_ADDRESSES ||
        lists.tags.size + added.tags.length > MOST_TAGS,
      added,
      has: { numbers: lists.numbers.size, addresses: lists.addresses.size },
      isServed: Boolean(before?.servedById),
    };
  });
}

/**
 * Writes customers of a file: new ones, and what changes of those known. For importing commands, inside their transaction and after their
 * permission; the trail names the file, never what it said.
 * @param storeId the store that knows them from now on
 * @throws MobileTaken where a mobile became somebody else's meanwhile
 */
export async function writeCustomers(
  tx: Tx,
  ctx: ActorContext,
  storeId: string,
  customers: readonly CustomerToWrite[],
): Promise<{ created: number }> {
  const ids = customers.map(({ id }) => id).sort();
  await tx.$queryRaw`SELECT id FROM customer WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const compared = await compareCustomers(tx, customers);
  const fresh = compared.filter(({ isNew }) => isNew).map(({ customer }) => customer);
  await createAll(tx, ctx, storeId, fresh);
  for (const one of compared) if (!one.isNew) await change(tx, ctx, storeId, one);
  const known = knownPiece(storeId, ids);
  if (known) await tx.$queryRaw(oneStatement('customers-known', { known }));
  return { created: fresh.length };
}

async function createAll(
  tx: Tx,
  ctx: ActorContext,
  storeId: string,
  customers: readonly CustomerToWrite[],
): Promise<void> {
  if (customers.length === 0) return;
  await requireFreeMobiles(
    tx,
    customers.flatMap(({ numbers }) => numbers),
  );
  const codes = await freeCodes(tx, customers.length);
  const first = await tx.memberLevel.findFirst({ where: { isDefault: true }, select: { id: true } });
  const { timeZone, customerServedDays } = await storeSettings(tx, storeId);
  const until = dayToDate(addDays(calendarDay(ctx.now, timeZone), customerServedDays));
  const rows = customers.map((customer, at) => ({ customer, code: codes[at] ?? '' }));
  await tx.customer.createMany({
    data: rows.map(({ customer, code }) => ({
      id: customer.id,
      code,
      name: customer.name,
      source: customer.source ?? 'IMPORT',
      birthday: customer.birthday ? dayToDate(customer.birthday) : null,
      note: customer.note ?? '',
      invoiceTitle: customer.invoiceTitle ?? '',
      taxNumber: customer.taxNumber ?? '',
      cardNumber: customer.cardNumber,
      ...levelSet(customer.level ?? first, ctx.now),
      addedInStoreId: storeId,
      addedById: ctx.actor.personId,
      addedAt: ctx.now,
      updatedAt: ctx.now,
      ...(customer.servedById
        ? { servedById: customer.servedById, servedStoreId: storeId, servedUntil: until }
        : {}),
    })),
  });
  await tx.customerNumber.createMany({
    data: customers.flatMap(({ id, numbers }) =>
      numbers.map((number, at) => ({ id: newId(), customerId: id, place: at + 1, ...number })),
    ),
  });
  await tx.customerAddress.createMany({
    data: customers.flatMap(({ id, addresses }) =>
      addresses.map((address, at) => ({ id: newId(), customerId: id, place: at + 1, address })),
    ),
  });
  await tx.customerTag.createMany({
    data: customers.flatMap(({ id, tags }) => tags.map((tag) => ({ customerId: id, tag }))),
  });
  await tx.customerKey.createMany({
    data: rows.flatMap(({ customer, code }) =>
      searchKeys({ ...customer, code, numbers: customer.numbers.map(({ e164 }) => e164) }).map((key) => ({
        key,
        customerId: customer.id,
      })),
    ),
  });
  await tx.customerServing.createMany({
    data: customers.flatMap(({ id, servedById }) =>
      servedById
        ? [
            {
              id: newId(),
              customerId: id,
              kind: 'ASSIGNED',
              personId: servedById,
              inStoreId: storeId,
              until,
              byId: ctx.actor.personId,
              at: ctx.now,
            },
          ]
        : [],
    ),
  });
}

function levelSet(level: { id: string } | null, now: Date) {
  return level ? { levelId: level.id, levelSetAt: now } : {};
}

/** What is new of a known one: what stands there and the file does not say stays. */
async function change(tx: Tx, ctx: ActorContext, storeId: string, one: ComparedCustomer): Promise<void> {
  const { customer, changes, added, has } = one;
  const { id: customerId, servedById } = customer;
  if (servedById && !one.isServed)
    await serve(
      tx,
      ctx,
      { id: customerId, servedById: null },
      { storeId, personId: servedById, kind: 'ASSIGNED' },
    );
  if (changes.length === 0) return;
  await requireFreeMobiles(tx, added.numbers, customerId);
  await tx.customerNumber.createMany({
    data: added.numbers.map((number, at) => ({
      id: newId(),
      customerId,
      place: has.numbers + at + 1,
      ...number,
    })),
  });
  await tx.customerAddress.createMany({
    data: added.addresses.map((address, at) => ({
      id: newId(),
      customerId,
      place: has.addresses + at + 1,
      address,
    })),
  });
  await tx.customerTag.createMany({
    data: added.tags.map((tag) => ({ customerId, tag })),
    skipDuplicates: true,
  });
  const { name, source, birthday, invoiceTitle, taxNumber, note, cardNumber } = customer;
  await tx.customer.update({
    where: { id: customerId },
    data: {
      name,
      ...(source ? { source } : {}),
      ...(birthday ? { birthday: dayToDate(birthday) } : {}),
      ...(invoiceTitle ? { invoiceTitle } : {}),
      ...(taxNumber ? { taxNumber } : {}),
      ...(note ? { note } : {}),
      ...(cardNumber ? { cardNumber } : {}),
      ...(changes.some(({ fact }) => fact === 'level') ? levelSet(customer.level, ctx.now) : {}),
      updatedAt: ctx.now,
    },
  });
  await rebuildKeys(tx, customerId);
}

/** So many member codes nobody has. */
async function freeCodes(tx: Tx, count: number): Promise<string[]> {
  const free = new Set<string>();
  while (free.size < count) {
    const drawn = Array.from({ length: count - free.size }, newMemberCode);
    const taken = await tx.customer.findMany({ where: { code: { in: drawn } }, select: { code: true } });
    const used = new Set(taken.map(({ code }) => code));
    for (const code of drawn) if (!used.has(code)) free.add(code);
  }
  return [...free];
}
