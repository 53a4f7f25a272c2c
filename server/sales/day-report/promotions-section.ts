import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { figure, type ReportSection } from '@/server/platform/report-section';
import { promotionNames } from '@/server/promotions/promotion-names';

/** Tickets that are shown of one promotion; the rest is counted. */
const SHOWN = 50;

const schema = z.object({
  promotions: z.array(z.object({ versionId: z.string(), tickets: figure, savedFen: figure, netFen: figure })),
});
type PromotionFigures = z.output<typeof schema>;

interface PromotionDetails {
  /** By version. */
  promotions: Record<
    string,
    {
      promotionId: string;
      name: string;
      /** Those it gave most on, at most SHOWN. */
      tickets: { ticketId: string; number: string; savedFen: number }[];
    }
  >;
}

/** What promotions gave on what was sold that day. What came back since is under the returns of its own day. */
export const promotionsSection: ReportSection<PromotionFigures, PromotionDetails> = {
  versions: {
    1: {
      schema,
      statement: (storeId, day) => Prisma.sql`
        SELECT jsonb_build_object('promotions', coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."savedFen" DESC, x."versionId"), '[]')) AS figures
        FROM (SELECT p.version_id AS "versionId", count(DISTINCT l.ticket_id) AS tickets, sum(p.saved_fen)::bigint AS "savedFen",
            sum(l.net_fen)::bigint AS "netFen"
          FROM ticket_line_promotion p JOIN ticket_line l ON l.store_id = p.store_id AND l.id = p.line_id
          WHERE p.store_id = ${storeId}::uuid AND p.business_day = ${day}::date GROUP BY p.version_id) x`,
    },
  },
  current: 1,
  people: () => [],
  details: async (reader, { storeId, day }, { promotions }) => ({
    promotions: await detailsOf(
      reader,
      storeId,
      day,
      promotions.map(({ versionId }) => versionId),
    ),
  }),
  withoutSecrets: (figures) => figures,
};

async function detailsOf(
  reader: Reader,
  storeId: string,
  day: string,
  versionIds: readonly string[],
): Promise<PromotionDetails['promotions']> {
  if (versionIds.length === 0) return {};
  const names = await promotionNames(reader, versionIds);
  const rows = await reader.$queryRaw<
    { versionId: string; ticketId: string; number: string; savedFen: bigint }[]
  >`
    SELECT x."versionId", x."ticketId", t.number, x."savedFen" FROM (
      SELECT p.version_id AS "versionId", l.ticket_id AS "ticketId", sum(p.saved_fen)::bigint AS "savedFen",
        row_number() OVER (PARTITION BY p.version_id ORDER BY sum(p.saved_fen) DESC, l.ticket_id) AS place
      FROM ticket_line_promotion p JOIN ticket_line l ON l.store_id = p.store_id AND l.id = p.line_id
      WHERE p.store_id = ${storeId}::uuid AND p.business_day = ${day}::date GROUP BY p.version_id, l.ticket_id) x
    JOIN ticket t ON t.store_id = ${storeId}::uuid AND t.id = x."ticketId"
    WHERE x.place <= ${SHOWN} ORDER BY x.place`;
  const found: PromotionDetails['promotions'] = {};
  for (const [versionId, { promotionId, name }] of names) {
    const tickets = rows
      .filter((row) => row.versionId === versionId)
      .map(({ ticketId, number, savedFen }) => ({ ticketId, number, savedFen: fenOf(savedFen) }));
    found[versionId] = { promotionId, name, tickets };
  }
  return found;
}
