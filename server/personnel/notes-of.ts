import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import type { NoteKind } from './personnel-rules';

/** A file with more is read from its latest. */
const MOST = 200;

/** Notes about somebody, the latest first, each with what was said to it. @param of.storeIds where they were written; null: anywhere */
export async function notesOf(reader: Reader, of: { personId: string; storeIds: readonly string[] | null }) {
  const rows = await reader.personnelNote.findMany({
    where: { personId: of.personId, ...(of.storeIds ? { storeId: { in: [...of.storeIds] } } : {}) },
    include: {
      seen: { select: { seenAt: true } },
      replies: { orderBy: [{ repliedAt: 'asc' }, { id: 'asc' }] },
      withdrawal: true,
    },
    orderBy: [{ writtenAt: 'desc' }, { id: 'desc' }],
    take: MOST,
  });
  const names = await personNames(
    reader,
    rows.flatMap(({ writtenById, withdrawal }) => [writtenById, withdrawal?.withdrawnById]),
  );
  return rows.map((row) => ({
    storeId: row.storeId,
    id: row.id,
    kind: row.kind as NoteKind,
    words: row.words,
    happenedOn: dateToDay(row.happenedOn),
    attachmentId: row.attachmentId,
    writtenById: row.writtenById,
    writtenBy: names.get(row.writtenById) ?? '',
    writtenAt: row.writtenAt,
    seenAt: row.seen?.seenAt ?? null,
    replies: row.replies.map(({ id, words, repliedAt }) => ({ id, words, repliedAt })),
    withdrawn: row.withdrawal
      ? {
          reason: row.withdrawal.reason,
          by: names.get(row.withdrawal.withdrawnById) ?? '',
          at: row.withdrawal.withdrawnAt,
        }
      : null,
  }));
}

/** Notes somebody has not said yet that they read, by store. */
export async function countUnseenNotes(reader: Reader, personId: string): Promise<Map<string, number>> {
  const rows = await reader.personnelNote.groupBy({
    by: ['storeId'],
    where: { personId, seen: null, withdrawal: null },
    _count: { _all: true },
  });
  return new Map(rows.map(({ storeId, _count }) => [storeId, _count._all]));
}
