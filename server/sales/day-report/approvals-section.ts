import { z } from 'zod';
import { Prisma } from '@/generated/prisma/client';
import { approvalsUsedOn, subjectsOfApprovals } from '@/server/approvals/approvals-of-day';
import type { Reader } from '@/server/platform/db';
import { figure, type ReportSection } from '@/server/platform/report-section';
import { eachByKey } from '@/server/platform/sql';
import { specsOf } from '@/server/sales/specs-of';

const schema = z.object({
  approvals: z.array(
    z.object({
      approvalId: z.string(),
      kind: z.string(),
      ticketId: z.string().nullable(),
      number: z.string().nullable(),
      productName: z.string().nullable(),
      oldFen: figure,
      netFen: figure,
      reason: z.string(),
      requestedById: z.string(),
      grantedById: z.string(),
    }),
  ),
  breaches: z.array(
    z.object({
      breachId: z.string(),
      ticketId: z.string(),
      number: z.string(),
      productName: z.string(),
      netFen: figure,
      floorFen: figure.nullable(),
    }),
  ),
});
type ApprovalFigures = z.output<typeof schema>;

interface ApprovalDetails {
  /** What tells the goods from their neighbours, by approval and by breach: figures keep names alone. */
  specs: Record<string, string>;
  /** The tickets of approvals that were for a whole return, by approval. */
  returnTickets: Record<string, { ticketId: string; number: string }>;
}

/** Who allowed what, and what nobody allowed. */
export const approvalsSection: ReportSection<ApprovalFigures, ApprovalDetails> = {
  versions: { 1: { schema, statement: approvalsOf } },
  current: 1,
  people: ({ approvals }) =>
    approvals.flatMap(({ requestedById, grantedById }) => [requestedById, grantedById]),
  details: async (reader, { storeId }, figures) => ({
    specs: await specsOfLines(reader, storeId, figures),
    returnTickets: await ticketsOfReturns(reader, storeId, figures),
  }),
  withoutSecrets: (figures, { may }) =>
    may('prices.seeFloor')
      ? figures
      : { ...figures, breaches: figures.breaches.map((row) => ({ ...row, floorFen: null })) },
};

function approvalsOf(storeId: string, day: string): Prisma.Sql {
  return Prisma.sql`
    SELECT jsonb_build_object(
      'approvals', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."approvalId"), '[]') FROM (
        SELECT a.id AS "approvalId", a.kind, t.id AS "ticketId", t.number, l.product_name AS "productName", a.old_fen AS "oldFen",
          a.net_fen AS "netFen", a.reason, a.requested_by_id AS "requestedById", a.granted_by_id AS "grantedById"
        FROM (${approvalsUsedOn(storeId, day)}) a
        LEFT JOIN ticket_line l ON l.store_id = a.store_id AND l.id = a.line_id
        LEFT JOIN ticket t ON t.store_id = l.store_id AND t.id = l.ticket_id) x),
      'breaches', (SELECT coalesce(jsonb_agg(to_jsonb(x) ORDER BY x."breachId"), '[]') FROM (
        SELECT b.id AS "breachId", b.ticket_id AS "ticketId", t.number, l.product_name AS "productName", b.net_fen AS "netFen",
          b.floor_fen AS "floorFen"
        FROM breach b JOIN ticket_line l ON l.store_id = b.store_id AND l.id = b.line_id
        JOIN ticket t ON t.store_id = b.store_id AND t.id = b.ticket_id
        WHERE b.store_id = ${storeId}::uuid AND b.business_day = ${day}::date) x)) AS figures`;
}

async function specsOfLines(
  reader: Reader,
  storeId: string,
  { approvals, breaches }: ApprovalFigures,
): Promise<Record<string, string>> {
  const tickets = new Set([...approvals, ...breaches].flatMap(({ ticketId }) => ticketId ?? []));
  if (tickets.size === 0) return {};
  const lines = await reader.$queryRaw<
    { approvalId: string | null; breachId: string | null; productId: string }[]
  >`
    SELECT l.approval_id AS "approvalId", l.breach_id AS "breachId", l.product_id AS "productId" FROM (${eachByKey(
      [...tickets],
      'uuid',
      Prisma.sql`SELECT * FROM ticket_line t WHERE t.store_id = ${storeId}::uuid AND t.ticket_id = k.key`,
    )}) l WHERE l.approval_id IS NOT NULL OR l.breach_id IS NOT NULL`;
  const specs = await specsOf(
    reader,
    lines.map(({ productId }) => productId),
  );
  return Object.fromEntries(
    lines.flatMap(({ approvalId, breachId, productId }) =>
      [approvalId, breachId].flatMap((id) => {
        const spec = specs.get(productId);
        return id && spec ? [[id, spec]] : [];
      }),
    ),
  );
}

/** Kinds that allow a ticket as a whole. */
const OF_A_TICKET = ['RETURN', 'REFUND_OTHER_TENDER', 'VOID_LAST'] as const;

/** Of a line's approval the figures say the ticket, of a whole ticket's its use does. */
async function ticketsOfReturns(reader: Reader, storeId: string, { approvals }: ApprovalFigures) {
  const returns = approvals.filter(
    ({ kind, ticketId }) => OF_A_TICKET.some((one) => one === kind) && ticketId === null,
  );
  if (returns.length === 0) return {};
  const subjects = await subjectsOfApprovals(
    reader,
    storeId,
    returns.map(({ approvalId }) => approvalId),
  );
  const tickets = await reader.ticket.findMany({
    where: { storeId, id: { in: [...subjects.values()] } },
    select: { id: true, number: true },
  });
  const found: ApprovalDetails['returnTickets'] = {};
  for (const [approvalId, subject] of subjects) {
    const ticket = tickets.find(({ id }) => id === subject);
    if (ticket) found[approvalId] = { ticketId: ticket.id, number: ticket.number };
  }
  return found;
}
