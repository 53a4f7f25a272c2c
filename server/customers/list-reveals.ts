import type { z } from 'zod';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { STORES } from '@/server/stores/lent-stores';
import { customersNamed } from './customers-named';
import type { listRevealsInput } from './schema';

const PAGE = 50;
/** People counted for a period. */
const MOST_PEOPLE = 200;

/** Who looked at numbers of customers they do not serve, from these stores: how often each person a day, and each time, latest first. */
export async function listReveals(
  reader: Reader,
  { storeIds, from, to, cursor }: z.output<typeof listRevealsInput>,
) {
  const [counts, looks] = await Promise.all([
    reader.$queryRaw<{ personId: string; day: string; times: number }[]>`/*prepared:customers-reveal-counts*/
      SELECT r.person_id AS "personId", (r.revealed_at AT TIME ZONE s.time_zone)::date::text AS day, count(*)::int AS times
      FROM ${STORES} s JOIN customer_reveal r ON r.in_store_id = s.id
        AND r.revealed_at >= ${from}::date::timestamp AT TIME ZONE s.time_zone
        AND r.revealed_at < (${to}::date + 1)::timestamp AT TIME ZONE s.time_zone
      WHERE s.id = ANY(${storeIds}::uuid[])
      GROUP BY 1, 2 ORDER BY times DESC, day DESC, 1 LIMIT ${MOST_PEOPLE}`,
    reader.$queryRaw<
      {
        id: string;
        customerId: string;
        storeId: string;
        personId: string;
        reason: string;
        words: string;
        at: Date;
      }[]
    >`/*prepared:customers-reveals*/
      SELECT r.id, r.customer_id AS "customerId", r.in_store_id AS "storeId", r.person_id AS "personId", r.reason, r.words, r.revealed_at AS at
      FROM ${STORES} s JOIN customer_reveal r ON r.in_store_id = s.id
        AND r.revealed_at >= ${from}::date::timestamp AT TIME ZONE s.time_zone
        AND r.revealed_at < (${to}::date + 1)::timestamp AT TIME ZONE s.time_zone
      WHERE s.id = ANY(${storeIds}::uuid[]) AND (${cursor ?? null}::uuid IS NULL OR r.id < ${cursor ?? null}::uuid)
      ORDER BY r.id DESC LIMIT ${PAGE + 1}`,
  ]);
  const shown = looks.slice(0, PAGE);
  const people = await personNames(
    reader,
    [...counts, ...shown].map(({ personId }) => personId),
  );
  const customers = await customersNamed(
    reader,
    shown.map(({ customerId }) => customerId),
  );
  return {
    counts: counts.map((row) => ({ ...row, person: people.get(row.personId) ?? '' })),
    looks: shown.map((row) => ({
      ...row,
      person: people.get(row.personId) ?? '',
      customer: customers.get(row.customerId)?.name ?? '',
    })),
    nextCursor: looks.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}
