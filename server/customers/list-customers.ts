import type { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { InvalidInput } from '@/server/platform/errors';
import { STORES } from '@/server/stores/lent-stores';
import { type Asker, type CustomerCard, customerCards } from './customer-cards';
import type { listCustomersInput } from './schema';

const PAGE = 50;
/** Words customers are sorted by that a filter offers. */
const MOST_TAGS = 200;

/** A customer as the list shows one. */
export interface ListedCustomer extends CustomerCard {
  source: string;
  birthday: string | null;
  addedAt: Date;
}

/** Customers, latest known first, a page at a time; merged and erased ones are left out. @throws InvalidInput for a cursor that is none */
export async function listCustomers(
  reader: Reader,
  filter: z.output<typeof listCustomersInput>,
  asker: Asker,
  take = PAGE,
): Promise<{ customers: ListedCustomer[]; nextCursor: string | null }> {
  const rows = await reader.$queryRaw<
    { id: string; source: string; birthday: string | null; addedAt: Date; mark: string }[]
  >`
    SELECT c.id, c.source, c.birthday::text, c.added_at AS "addedAt", c.added_at::text AS mark FROM customer c
    WHERE ${Prisma.join([Prisma.sql`c.merged_into_id IS NULL AND c.erased_at IS NULL`, ...narrowedBy(filter, asker), ...after(filter.cursor)], ' AND ')}
    ORDER BY c.added_at DESC, c.id DESC LIMIT ${take + 1}`;
  const shown = rows.slice(0, take);
  const cards = await customerCards(
    reader,
    shown.map(({ id }) => id),
    asker,
  );
  const last = shown.at(-1);
  return {
    customers: cards.flatMap((card, at) => {
      const row = shown[at];
      return row ? [{ ...card, source: row.source, birthday: row.birthday, addedAt: row.addedAt }] : [];
    }),
    nextCursor: rows.length > take && last ? `${last.mark}~${last.id}` : null,
  };
}

/** Every word customers are sorted by, read by jumping from one to the next. */
export async function customerTags(reader: Reader): Promise<string[]> {
  const rows = await reader.$queryRaw<{ tag: string }[]>`/*prepared:customers-tags*/
    WITH RECURSIVE t(tag) AS (
      (SELECT tag FROM customer_tag ORDER BY tag LIMIT 1)
      UNION ALL
      SELECT (SELECT n.tag FROM customer_tag n WHERE n.tag > t.tag ORDER BY n.tag LIMIT 1) FROM t WHERE t.tag IS NOT NULL)
    SELECT tag FROM t WHERE tag IS NOT NULL LIMIT ${MOST_TAGS}`;
  return rows.map(({ tag }) => tag);
}

function narrowedBy(filter: z.output<typeof listCustomersInput>, { now }: Asker): Prisma.Sql[] {
  const { tag, source, servedById, storeId, mark } = filter;
  const found: Prisma.Sql[] = [];
  if (tag)
    found.push(
      Prisma.sql`EXISTS (SELECT 1 FROM customer_tag t WHERE t.customer_id = c.id AND t.tag = ${tag})`,
    );
  if (source) found.push(Prisma.sql`c.source = ${source}`);
  if (servedById) found.push(Prisma.sql`c.served_by_id = ${servedById}::uuid AND ${isServed(now)}`);
  if (storeId) found.push(Prisma.sql`c.added_in_store_id = ${storeId}::uuid`);
  if (mark === 'UNSERVED') found.push(Prisma.sql`NOT ${isServed(now)}`);
  if (mark === 'BIRTHDAY')
    found.push(
      Prisma.sql`c.birthday IS NOT NULL AND extract(month FROM c.birthday) = (SELECT extract(month FROM ${now}::timestamptz AT TIME ZONE s.time_zone)
        FROM ${STORES} s WHERE s.id = coalesce(c.served_store_id, c.added_in_store_id))`,
    );
  if (mark === 'NO_CONSENT')
    found.push(
      Prisma.sql`NOT EXISTS (SELECT 1 FROM customer_consent k WHERE k.customer_id = c.id AND k.withdrawn_at IS NULL)`,
    );
  return found;
}

/** Somebody serves them today, by the clock of the store they are served in. */
function isServed(now: Date): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM ${STORES} s WHERE s.id = c.served_store_id
    AND c.served_until >= (${now}::timestamptz AT TIME ZONE s.time_zone)::date)`;
}

function after(cursor: string | undefined): Prisma.Sql[] {
  if (!cursor) return [];
  const [at = '', id = ''] = cursor.split('~');
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id))
    throw new InvalidInput({ field: 'cursor', problem: 'unreadable' });
  return [Prisma.sql`(c.added_at, c.id) < (${at}::timestamptz, ${id}::uuid)`];
}
