import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { figure, type ReportSection } from '@/server/platform/report-section';
import { tenderSums } from '@/server/tills/day-report/tender-sums';
import { ruleOf } from '@/server/tills/payment-rules';

const schema = z.object({
  tickets: z.partialRecord(
    z.enum(['SALE', 'RETURN', 'EXCHANGE', 'VOID']),
    z.object({
      count: figure,
      listFen: figure,
      discountFen: figure,
      netFen: figure,
      taxFen: figure,
      roundingFen: figure,
    }),
  ),
  tenders: z.array(z.object({ kind: z.string(), count: figure, takenFen: figure, refundedFen: figure })),
  discounts: z.object({
    lineCount: figure,
    lineFen: figure,
    basketCount: figure,
    basketFen: figure,
    overrideCount: figure,
    overrideFen: figure,
  }),
});

/** What was sold, how it was paid, and what was given off. */
export const salesSection: ReportSection<z.output<typeof schema>, null> = {
  versions: {
    1: { schema, statement: (storeId, day) => salesOf(storeId, day, discountsByTicket(storeId, day)) },
    2: { schema, statement: (storeId, day) => salesOf(storeId, day, discountsByBook(storeId, day)) },
  },
  current: 2,
  people: () => [],
  details: async () => null,
  withoutSecrets: (figures, { may, isCounting }) =>
    isCounting && !may('tills.approveDifference')
      ? { ...figures, tenders: figures.tenders.filter(({ kind }) => !ruleOf(kind).inDrawer) }
      : figures,
};

/** The first kinds keep the order their reports were submitted with, which is not the alphabet's; further ones follow. */
const TENDER_ORDER = Prisma.sql`array_position(ARRAY['CASH', 'CARD', 'WECHAT', 'ALIPAY', 'TRANSFER'], x.kind), x.kind COLLATE "C"`;

function salesOf(storeId: string, day: string, discounts: Prisma.Sql): Prisma.Sql {
  const change = Prisma.sql`SELECT coalesce(sum(change_fen), 0) FROM ticket
    WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date`;
  return Prisma.sql`
    SELECT jsonb_build_object(
      'tickets', (SELECT coalesce(jsonb_object_agg(x.kind, to_jsonb(x) - 'kind'), '{}') FROM (
        SELECT kind, count(*) AS count, sum(list_fen)::bigint AS "listFen", sum(discount_fen)::bigint AS "discountFen",
          sum(net_fen)::bigint AS "netFen", sum(tax_fen)::bigint AS "taxFen", sum(rounding_fen)::bigint AS "roundingFen"
        FROM ticket WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date GROUP BY kind) x),
      'tenders', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY ${TENDER_ORDER}), '[]') FROM (${tenderSums(storeId, day, change)}) x),
      'discounts', (SELECT to_jsonb(x) FROM (${discounts}) x)) AS figures`;
}

/** What was given off against the price the tablet showed. */
function discountsByTicket(storeId: string, day: string): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*) FILTER (WHERE line_discount_fen > 0) AS "lineCount",
      coalesce(sum(line_discount_fen) FILTER (WHERE returns_line_id IS NULL), 0)::bigint AS "lineFen",
      count(DISTINCT ticket_id) FILTER (WHERE basket_discount_fen > 0) AS "basketCount",
      coalesce(sum(basket_discount_fen), 0)::bigint AS "basketFen",
      count(*) FILTER (WHERE unit_price_fen <> list_price_fen AND returns_line_id IS NULL) AS "overrideCount",
      coalesce(sum(round(quantity * (list_price_fen - unit_price_fen))) FILTER (WHERE returns_line_id IS NULL), 0)::bigint AS "overrideFen"
    FROM ticket_line WHERE store_id = ${storeId}::uuid AND business_day = ${day}::date`;
}

/** The same against the book's price, where the tablet showed another one. */
function discountsByBook(storeId: string, day: string): Prisma.Sql {
  return Prisma.sql`
    SELECT count(*) FILTER (WHERE line_discount_fen > 0) AS "lineCount",
      coalesce(sum(line_discount_fen) FILTER (WHERE returns_line_id IS NULL), 0)::bigint AS "lineFen",
      count(DISTINCT ticket_id) FILTER (WHERE basket_discount_fen > 0) AS "basketCount",
      coalesce(sum(basket_discount_fen), 0)::bigint AS "basketFen",
      count(*) FILTER (WHERE unit_price_fen <> list_fen AND returns_line_id IS NULL) AS "overrideCount",
      coalesce(sum(round(quantity * list_fen) - round(quantity * unit_price_fen)) FILTER (WHERE returns_line_id IS NULL), 0)::bigint AS "overrideFen"
    FROM (SELECT l.*, CASE WHEN 'LIST_DIFFERS' = ANY(t.flags) THEN l.book_price_fen ELSE l.list_price_fen END AS list_fen
      FROM ticket_line l JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id
      WHERE l.store_id = ${storeId}::uuid AND l.business_day = ${day}::date) l`;
}
