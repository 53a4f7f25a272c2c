import { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf } from '@/server/stores/store-list';
import { tasksOf } from '@/server/tasks/list-tasks';
import { MeetingUnknown } from './errors';
import { MEETING_KINDS } from './schema';

const SOURCE: ListSource = { table: 'meeting', order: [{ by: 'x.day', type: 'date' }] };
type Kind = (typeof MEETING_KINDS)[number];

/** Minutes, the latest first. */
export async function listMeetings(
  reader: Reader,
  filter: { storeIds: readonly string[]; kind?: Kind | undefined; cursor?: string | undefined },
) {
  const where = filter.kind ? Prisma.sql`x.kind = ${filter.kind}` : Prisma.sql`true`;
  const { keys, next } = await pageOfStores(reader, SOURCE, { ...filter, where });
  const found =
    keys.length === 0
      ? []
      : await reader.meeting.findMany({
          where: rowsOf(keys),
          include: { _count: { select: { people: true } } },
        });
  const names = await personNames(
    reader,
    found.map(({ keptById }) => keptById),
  );
  return {
    rows: inOrderOf(keys, found).map((row) => ({
      storeId: row.storeId,
      id: row.id,
      day: dateToDay(row.day),
      kind: kindOf(row.kind),
      text: row.text,
      people: row._count.people,
      keptBy: names.get(row.keptById) ?? '',
    })),
    nextCursor: next,
  };
}

/** One meeting whole, with what came of its decisions. @throws MeetingUnknown */
export async function meetingDetail(reader: Reader, storeId: string, meetingId: string, now: Date) {
  const row = await reader.meeting.findUnique({
    where: { storeId_id: { storeId, id: meetingId } },
    include: { people: { select: { personId: true } } },
  });
  if (!row) throw new MeetingUnknown();
  const [names, decisions] = await Promise.all([
    personNames(reader, [row.keptById, ...row.people.map(({ personId }) => personId)]),
    tasksOf(reader, { storeId, kind: 'MEETING', id: meetingId }, now),
  ]);
  return {
    id: row.id,
    day: dateToDay(row.day),
    kind: kindOf(row.kind),
    text: row.text,
    keptBy: names.get(row.keptById) ?? '',
    keptAt: row.keptAt,
    people: row.people.map(({ personId }) => names.get(personId) ?? ''),
    decisions,
  };
}

/** The database takes no other. */
function kindOf(kind: string): Kind {
  return MEETING_KINDS.find((one) => one === kind) ?? 'DAILY';
}
