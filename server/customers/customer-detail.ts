import type { CustomerConsent, CustomerServing, CustomerTakeover } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import { maskedAddress } from '@/lib/masked-number';
import type { ActorContext } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { personNames } from '@/server/staff/person-names';
import { storesOf } from '@/server/stores/queries';
import { customerCards, shownNumber } from './customer-cards';

/** Changes of who serves a customer that are shown. */
const MOST_CHANGES = 50;

/**
 * A customer's page: what is known of them, numbers and addresses masked for who does not serve them; of a merged one who goes on, of an
 * erased one that they were. @throws NotFound
 */
export async function customerDetail(ctx: ActorContext, customerId: string) {
  const customer = await ctx.db.customer.findUnique({
    where: { id: customerId },
    include: {
      numbers: { orderBy: { place: 'asc' } },
      addresses: { orderBy: { place: 'asc' } },
      tags: { orderBy: { tag: 'asc' } },
      consents: { orderBy: { givenAt: 'desc' }, take: MOST_CHANGES },
      servings: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: MOST_CHANGES },
      merged: { select: { id: true, name: true, code: true, mergedAt: true }, take: MOST_CHANGES },
      takeovers: { where: { given: null }, take: 1 },
    },
  });
  if (!customer) throw new NotFound({ noun: 'customer' });
  const asker = { personId: ctx.actor.personId, now: ctx.now };
  const [card] = await customerCards(ctx.db, [customerId], asker);
  const names = await personNames(ctx.db, [
    customer.addedById,
    ...customer.consents.flatMap(({ takenById, withdrawnById }) => [takenById, withdrawnById]),
    ...customer.servings.flatMap(({ fromId, personId, byId }) => [fromId, personId, byId]),
    ...customer.takeovers.map(({ askedById }) => askedById),
  ]);
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? '') : '');
  const places = await storesOf(
    ctx.db,
    [customer.addedInStoreId, ...customer.servings.map(({ inStoreId }) => inStoreId)].filter(
      (id) => id !== null,
    ),
  );
  const storeName = (id: string | null) => places.find((store) => store.id === id)?.name ?? '';
  const isYours = card?.isYours ?? false;
  const [asked] = customer.takeovers;
  return {
    id: customer.id,
    code: customer.code,
    name: customer.name,
    source: customer.source,
    birthday: customer.birthday ? dateToDay(customer.birthday) : null,
    note: customer.note,
    invoiceTitle: customer.invoiceTitle,
    taxNumber: customer.taxNumber,
    addedAt: customer.addedAt,
    addedBy: nameOf(customer.addedById),
    addedIn: storeName(customer.addedInStoreId),
    addedInStoreId: customer.addedInStoreId,
    updatedAt: customer.updatedAt,
    mergedIntoId: customer.mergedIntoId,
    erasedAt: customer.erasedAt,
    numbers: customer.numbers.map(({ id, e164, label }) => ({ id, ...shownNumber(e164, label, isYours) })),
    addresses: customer.addresses.map(({ id, address, label }) => ({
      id,
      label,
      address: isYours ? address : maskedAddress(address),
    })),
    tags: customer.tags.map(({ tag }) => tag),
    level: card?.level ?? null,
    servedBy: card?.servedBy ?? null,
    servedStoreId: customer.servedStoreId,
    isYours,
    consents: consentsShown(customer.consents, nameOf),
    servings: servingsShown(customer.servings, nameOf, storeName),
    merged: customer.merged,
    takeover: asked ? takeoverShown(ctx, asked, nameOf) : null,
  };
}

type NameOf = (id: string | null) => string;

function consentsShown(consents: readonly CustomerConsent[], nameOf: NameOf) {
  return consents.map(({ id, purpose, given, givenAt, takenById, withdrawnAt, withdrawnById }) => ({
    id,
    purpose,
    given,
    givenAt,
    takenBy: nameOf(takenById),
    withdrawnAt,
    withdrawnBy: nameOf(withdrawnById),
  }));
}

function servingsShown(servings: readonly CustomerServing[], nameOf: NameOf, storeName: NameOf) {
  return servings.map(({ id, kind, fromId, personId, inStoreId, until, byId, at }) => ({
    id,
    kind,
    from: nameOf(fromId),
    to: nameOf(personId),
    store: storeName(inStoreId),
    until: until ? dateToDay(until) : null,
    by: nameOf(byId),
    at,
  }));
}

function takeoverShown(
  { actor, may }: ActorContext,
  { id, heldStoreId, heldById, askedById }: CustomerTakeover,
  nameOf: NameOf,
) {
  const isYours = askedById === actor.personId;
  const isHeldByYou = heldById === actor.personId;
  return {
    id,
    storeId: heldStoreId,
    askedBy: nameOf(askedById),
    isYours,
    mayDecide: !isYours && (isHeldByYou || may('customers.assign', heldStoreId)),
  };
}
