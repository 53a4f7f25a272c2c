import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { figure, type ReportSection } from '@/server/platform/report-section';
import { whatBecameOfNumbers } from './what-became-of-numbers';

const schema = z.object({
  numbers: z.array(
    z.object({
      prefix: z.string(),
      deviceId: z.string(),
      first: figure,
      last: figure,
      count: figure,
      missing: z.array(figure),
    }),
  ),
  late: z.array(z.object({ ticketId: z.string(), number: z.string(), netFen: figure })),
});

/** Receipt numbers of the day, what is missing between them, and tickets of days that were closed before they arrived. */
export const numbersSection: ReportSection<
  z.output<typeof schema>,
  Awaited<ReturnType<typeof whatBecameOfNumbers>>
> = {
  versions: {
    1: {
      schema,
      statement: (storeId, day) => Prisma.sql`
        SELECT jsonb_build_object(
          'numbers', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.prefix), '[]') FROM (
            SELECT s.prefix, r.device_id AS "deviceId", r.first, r.last, r.count, coalesce((
              SELECT jsonb_agg(n.seq ORDER BY n.seq) FROM generate_series(r.first, r.last) n(seq)
              WHERE r.count < r.last - r.first + 1 AND NOT EXISTS (
                SELECT 1 FROM ticket t WHERE t.store_id = ${storeId}::uuid AND t.device_id = r.device_id AND t.seq = n.seq
                  AND t.business_day = ${day}::date)), '[]') AS missing
            FROM (SELECT device_id, min(seq) AS first, max(seq) AS last, count(*) AS count FROM ticket
              WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date GROUP BY device_id) r
            JOIN receipt_series s ON s.store_id = ${storeId}::uuid AND s.device_id = r.device_id) x),
          'late', (SELECT coalesce(jsonb_agg(jsonb_build_object('ticketId', id, 'number', number, 'netFen', net_fen) ORDER BY number), '[]')
            FROM ticket WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date AND 'LATE_DAY' = ANY(flags))) AS figures`,
    },
  },
  current: 1,
  people: () => [],
  details: (reader, { storeId, sealedAt }, { numbers }) =>
    whatBecameOfNumbers(reader, storeId, numbers, sealedAt),
  withoutSecrets: (figures) => figures,
};
