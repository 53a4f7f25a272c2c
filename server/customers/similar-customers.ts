import type { z } from 'zod';
import { phoneNumber } from '@/lib/phone-number';
import type { ActorContext } from '@/server/platform/context';
import { type CustomerCard, customerCards } from './customer-cards';
import type { similarCustomersInput } from './schema';
import { plain } from './search-keys';

const MOST = 5;

export interface SimilarCustomer extends CustomerCard {
  /** The number is this customer's alone: it cannot be given to another. */
  hasThisMobile: boolean;
}

/** Customers that somebody being written down may be: those who have the number, then those of exactly this name. */
export async function similarCustomers(
  ctx: ActorContext,
  { name, number, exceptId }: z.output<typeof similarCustomersInput>,
): Promise<SimilarCustomer[]> {
  const read = phoneNumber(number);
  const holders = read
    ? await ctx.db.customerNumber.findMany({
        where: { e164: read.e164 },
        select: { customerId: true, isMobile: true },
        orderBy: { id: 'asc' },
        take: MOST + 1,
      })
    : [];
  const namesakes =
    name.length >= 2
      ? await ctx.db.customerKey.findMany({
          where: { key: plain(name), customer: { name, mergedIntoId: null, erasedAt: null } },
          select: { customerId: true },
          orderBy: { customerId: 'asc' },
          take: MOST + 1,
        })
      : [];
  const ids = [...new Set([...holders, ...namesakes].map(({ customerId }) => customerId))]
    .filter((id) => id !== exceptId)
    .slice(0, MOST);
  const mobiles = new Set(holders.filter(({ isMobile }) => isMobile).map(({ customerId }) => customerId));
  const cards = await customerCards(ctx.db, ids, { personId: ctx.actor.personId, now: ctx.now });
  return cards.map((card) => ({ ...card, hasThisMobile: mobiles.has(card.id) }));
}
