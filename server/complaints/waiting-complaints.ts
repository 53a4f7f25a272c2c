import type { Reader } from '@/server/platform/db';
import type { ComplaintState } from './complaint-rules';

const MOST = 200;

/** Open cases of an owner, and those that are solved and not closed yet; what is due next first. */
export async function waitingComplaints(
  reader: Reader,
  of: { ownerId: string; storeIds: readonly string[] },
) {
  const rows = await reader.complaint.findMany({
    where: { ownerId: of.ownerId, storeId: { in: [...of.storeIds] }, state: { not: 'CLOSED' } },
    orderBy: { loggedAt: 'asc' },
    take: MOST,
    select: {
      storeId: true,
      id: true,
      number: true,
      state: true,
      answeredAt: true,
      answerDueAt: true,
      solveDueAt: true,
      solvedAt: true,
    },
  });
  return rows.map(({ answeredAt, answerDueAt, solveDueAt, solvedAt, ...row }) => ({
    ...row,
    state: row.state as ComplaintState,
    isSolved: solvedAt !== null,
    /** What is due next; null once it is solved, or while the customer is waited for. */
    dueAt:
      solvedAt !== null
        ? null
        : answeredAt === null && (solveDueAt === null || answerDueAt < solveDueAt)
          ? answerDueAt
          : solveDueAt,
  }));
}

/** Compensations in these stores that wait for somebody else's word than whoever decided them. */
export async function outcomesToApprove(
  reader: Reader,
  of: { storeIds: readonly string[]; notBy: string },
): Promise<{ storeId: string; complaintId: string; number: number }[]> {
  return reader.$queryRaw`
    SELECT DISTINCT o.store_id AS "storeId", c.id AS "complaintId", c.number FROM complaint_outcome o
    JOIN complaint c ON c.store_id = o.store_id AND c.id = o.complaint_id AND c.round = o.round
    WHERE o.store_id = ANY(${[...of.storeIds]}::uuid[]) AND o.needs_approval AND o.approved_at IS NULL AND o.called_off_at IS NULL
      AND o.decided_by_id <> ${of.notBy}::uuid AND c.state <> 'CLOSED'
    ORDER BY 1, 3 LIMIT ${MOST}`;
}
