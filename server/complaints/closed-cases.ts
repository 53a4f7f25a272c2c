import type { Reader } from '@/server/platform/db';

/** A case whose customer may be asked how it was. */
export interface ClosedCase {
  complaintId: string;
  round: number;
  customerId: string;
  ownerId: string;
  closedAt: Date;
}

/** Cases of known customers that were closed between two moments. */
export async function closedCases(
  reader: Reader,
  storeId: string,
  { from, to }: { from: Date; to: Date },
): Promise<ClosedCase[]> {
  const rows = await reader.complaint.findMany({
    where: { storeId, state: 'CLOSED', customerId: { not: null }, closedAt: { gte: from, lt: to } },
    select: { id: true, round: true, customerId: true, ownerId: true, closedAt: true },
  });
  return rows.flatMap(({ id, round, customerId, ownerId, closedAt }) =>
    customerId && closedAt ? [{ complaintId: id, round, customerId, ownerId, closedAt }] : [],
  );
}
