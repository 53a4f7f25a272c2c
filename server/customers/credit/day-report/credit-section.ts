import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { figure, type ReportSection } from '@/server/platform/report-section';
import { type Aged, ageing } from '../ageing';

const line = z.object({ count: figure, fen: figure });

const schema = z.object({
  /** Signed, as booked: sold on account, paid back, taken back, given up, put right. */
  kinds: z.array(line.extend({ account: z.string(), kind: z.string() })),
  /** What repayments were paid with, less what was taken back. */
  tenders: z.array(line.extend({ kind: z.string() })),
});
export type CreditFigures = z.output<typeof schema>;

interface CreditDetails {
  /** Who owes the store how long at the end of the day, as it is known now: other stores' payments may still come. */
  owing: Aged;
  customers: number;
}

/** What customers bought on account and paid, and who owes how long. */
export const creditSection: ReportSection<CreditFigures, CreditDetails> = {
  versions: { 1: { schema, statement: creditOf } },
  current: 1,
  people: () => [],
  details: async (reader, { storeId, day }) => {
    const { sum, customers } = await ageing(reader, { storeIds: [storeId], day }, 1);
    return { owing: sum, customers };
  },
  withoutSecrets: (figures) => figures,
};

function creditOf(storeId: string, day: string): Prisma.Sql {
  return Prisma.sql`
    SELECT jsonb_build_object(
      'kinds', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.account, x.kind), '[]') FROM (
        SELECT account, kind, count(*)::int AS count, sum(amount_fen)::bigint AS fen FROM credit_entry
        WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date GROUP BY 1, 2) x),
      'tenders', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x.kind), '[]') FROM (
        SELECT kind, count(*)::int AS count, sum(amount_fen)::bigint AS fen FROM credit_repayment_tender
        WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date GROUP BY 1) x)) AS figures`;
}
