import type { Reader } from '@/server/platform/db';
import { fenOf } from '@/server/platform/numbers';
import { personNames } from '@/server/staff/person-names';
import { type AskedAct, askedActs } from './schema';

/** How long a counter remembers what it asked, ms: an answer may find it with the next customer. */
const REMEMBERED_MS = 15 * 60_000;
const MOST = 50;

/** What a counter asked of phones lately, with what became of it. */
export async function askedByDevice(reader: Reader, of: { storeId: string; deviceId: string; now: Date }) {
  const rows = await reader.approvalRequest.findMany({
    where: {
      storeId: of.storeId,
      deviceId: of.deviceId,
      askedAt: { gt: new Date(of.now.getTime() - REMEMBERED_MS) },
    },
    orderBy: { askedAt: 'desc' },
    take: MOST,
  });
  const [approvals, names] = await Promise.all([
    reader.approval.findMany({
      where: { storeId: of.storeId, requestId: { in: rows.map(({ id }) => id) } },
      select: { id: true, requestId: true, lineId: true, netFen: true, expiresAt: true },
      take: MOST * 4,
    }),
    personNames(
      reader,
      rows.flatMap(({ answeredById }) => answeredById ?? []),
    ),
  ]);
  return rows.map((row) => ({
    id: row.id,
    subjectId: row.subjectId,
    netFen: fenOf(row.netFen),
    expiresAt: row.expiresAt,
    state: row.state === 'OPEN' && row.expiresAt < of.now ? 'EXPIRED' : row.state,
    answeredBy: names.get(row.answeredById ?? '') ?? null,
    approvals: approvals
      .filter(({ requestId }) => requestId === row.id)
      .map(({ id, lineId, netFen, expiresAt }) => ({ id, lineId, netFen: fenOf(netFen), expiresAt })),
  }));
}

/** What waits for a word, as it was asked; the room above says of what goods and whose. */
export async function openRequests(
  reader: Reader,
  of: { storeIds: readonly string[]; now: Date },
): Promise<OpenRequest[]> {
  const rows = await reader.approvalRequest.findMany({
    where: { storeId: { in: [...of.storeIds] }, state: 'OPEN', expiresAt: { gt: of.now } },
    orderBy: { askedAt: 'asc' },
    take: MOST,
  });
  const names = await personNames(
    reader,
    rows.map(({ requestedById }) => requestedById),
  );
  return rows.map((row) => ({
    id: row.id,
    storeId: row.storeId,
    deviceId: row.deviceId,
    acts: askedActs.parse(row.acts),
    netFen: fenOf(row.netFen),
    oldFen: fenOf(row.oldFen),
    reason: row.reason,
    requestedById: row.requestedById,
    requestedBy: names.get(row.requestedById) ?? '',
    expiresAt: row.expiresAt,
  }));
}

export interface OpenRequest {
  id: string;
  storeId: string;
  deviceId: string;
  acts: AskedAct[];
  netFen: number;
  oldFen: number;
  reason: string;
  requestedById: string;
  requestedBy: string;
  expiresAt: Date;
}
