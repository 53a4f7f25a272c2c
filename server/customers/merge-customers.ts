import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { customerRooms } from './asked-above';
import { moveCredit } from './credit/move-credit';
import { CustomerMergedWithItself, CustomerTooMuch } from './errors';
import { holdCustomer } from './hold-customer';
import { knownInstead } from './known-in-store';
import { mergeConsents } from './merge-consents';
import { rebuildKeys } from './rebuild-keys';
import { MOST_ADDRESSES, MOST_NUMBERS, mergeCustomersInput } from './schema';
import { whoServes } from './serve-customer';

type Held = Awaited<ReturnType<typeof holdCustomer>>;
interface Pair {
  kept: Held;
  merged: Held;
}

/**
 * Two rows were one person: one goes on with numbers, addresses, tags and consents of both; the other stays under its id, where it was
 * used, and leads on. What other rooms keep under them they bring together in the same transaction. It cannot be taken back.
 * @throws CustomerMergedWithItself, CustomerMerged, CustomerErased, CustomerTooMuch
 */
export const mergeCustomers = command({
  name: 'customers.merge',
  permission: 'customers.merge',
  scope: 'store',
  input: mergeCustomersInput,
  async run(tx, { requestId, storeId, keptId, mergedId }, ctx) {
    if (keptId === mergedId) throw new CustomerMergedWithItself();
    // In sorted order: two merges of one pair, either way round, wait for each other.
    const held = new Map<string, Held>();
    for (const id of [keptId, mergedId].sort()) held.set(id, await holdCustomer(tx, id));
    const [kept, merged] = [held.get(keptId), held.get(mergedId)];
    if (!kept || !merged) throw new Error('both were locked');
    const pair = { kept, merged };
    await moveNumbers(tx, pair);
    await moveAddresses(tx, pair);
    await moveTags(tx, pair);
    await mergeConsents(tx, keptId, mergedId);
    await tx.customerTakeover.updateMany({
      where: { customerId: mergedId, given: null },
      data: { given: false, decidedById: ctx.actor.personId, decidedAt: ctx.now },
    });
    await moveCredit(tx, mergedId, keptId);
    await knownInstead(tx, mergedId, keptId);
    await goOn(tx, ctx, pair, storeId);
    await rebuildKeys(tx, keptId);
    await rebuildKeys(tx, mergedId);
    for (const room of customerRooms.ask()) await room.merged?.(tx, ctx, { keptId, mergedId });
    await writeAuditEntry(tx, ctx, {
      storeId,
      action: 'customers.merge',
      subjectKind: 'customer',
      subjectId: keptId,
      after: { mergedId },
      requestId,
    });
    return { customerId: keptId };
  },
});

async function moveNumbers(tx: Tx, { kept, merged }: Pair): Promise<void> {
  const all = await tx.customerNumber.findMany({
    where: { customerId: { in: [kept.id, merged.id] } },
    orderBy: { place: 'asc' },
  });
  const own = all.filter(({ customerId }) => customerId === kept.id);
  const others = all.filter(({ customerId }) => customerId === merged.id);
  const known = new Set(own.map(({ e164 }) => e164));
  const moving = others.filter(({ e164 }) => !known.has(e164));
  if (own.length + moving.length > MOST_NUMBERS) throw new CustomerTooMuch();
  await tx.customerNumber.deleteMany({
    where: { id: { in: others.filter(({ e164 }) => known.has(e164)).map(({ id }) => id) } },
  });
  const last = Math.max(0, ...own.map(({ place }) => place));
  const from = last + moving.length > MOST_NUMBERS ? await closeUp(tx, own) : last;
  for (const [at, { id }] of moving.entries())
    await tx.customerNumber.update({ where: { id }, data: { customerId: kept.id, place: from + at + 1 } });
}

/** Places one after another again, from 1. @returns the last of them */
async function closeUp(tx: Tx, own: readonly { id: string }[]): Promise<number> {
  for (const [at, { id }] of own.entries())
    await tx.customerNumber.update({ where: { id }, data: { place: at + 1 } });
  return own.length;
}

async function moveAddresses(tx: Tx, { kept, merged }: Pair): Promise<void> {
  const all = await tx.customerAddress.findMany({
    where: { customerId: { in: [kept.id, merged.id] } },
    orderBy: { place: 'asc' },
  });
  const own = all.filter(({ customerId }) => customerId === kept.id);
  const known = new Set(own.map(({ address }) => address));
  const moving = all.filter(({ customerId, address }) => customerId === merged.id && !known.has(address));
  if (own.length + moving.length > MOST_ADDRESSES) throw new CustomerTooMuch();
  await tx.customerAddress.deleteMany({ where: { customerId: { in: [kept.id, merged.id] } } });
  await tx.customerAddress.createMany({
    data: [...own, ...moving].map(({ id, address, label }, at) => ({
      id,
      customerId: kept.id,
      place: at + 1,
      address,
      label,
    })),
  });
}

async function moveTags(tx: Tx, { kept, merged }: Pair): Promise<void> {
  const tags = await tx.customerTag.findMany({ where: { customerId: merged.id } });
  await tx.customerTag.createMany({
    data: tags.map(({ tag }) => ({ customerId: kept.id, tag })),
    skipDuplicates: true,
  });
  await tx.customerTag.deleteMany({ where: { customerId: merged.id } });
}

/** What one did not say the other did; whoever serves them goes on; what was merged into the one that ends leads to the one that goes on. */
async function goOn(
  tx: Tx,
  ctx: Parameters<typeof whoServes>[2] & { actor: { personId: string } },
  { kept, merged }: Pair,
  storeId: string,
): Promise<void> {
  const [holder, other] = [await whoServes(tx, kept, ctx), await whoServes(tx, merged, ctx)];
  const served = holder ? kept : other ? merged : kept;
  await tx.customer.update({
    where: { id: kept.id },
    data: {
      birthday: kept.birthday ?? merged.birthday,
      note: kept.note || merged.note,
      invoiceTitle: kept.invoiceTitle || merged.invoiceTitle,
      taxNumber: kept.taxNumber || merged.taxNumber,
      ...(kept.levelId ? {} : { levelId: merged.levelId, levelSetAt: merged.levelSetAt }),
      servedById: served.servedById,
      servedStoreId: served.servedStoreId,
      servedUntil: served.servedUntil,
      updatedAt: ctx.now,
    },
  });
  if (served !== kept)
    await tx.customerServing.create({
      data: {
        id: newId(),
        customerId: kept.id,
        kind: 'MERGED',
        fromId: kept.servedById,
        personId: served.servedById,
        inStoreId: served.servedStoreId ?? storeId,
        until: served.servedUntil,
        byId: ctx.actor.personId,
        at: ctx.now,
      },
    });
  await tx.customer.updateMany({ where: { mergedIntoId: merged.id }, data: { mergedIntoId: kept.id } });
  await tx.customer.update({
    where: { id: merged.id },
    data: {
      mergedIntoId: kept.id,
      mergedAt: ctx.now,
      servedById: null,
      servedStoreId: null,
      servedUntil: null,
      updatedAt: ctx.now,
    },
  });
}
