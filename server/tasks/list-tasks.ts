import { Prisma } from '@/generated/prisma/client';
import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { inOrderOf, type ListSource, pageOfStores, rowsOf, totalOfStores } from '@/server/stores/store-list';
import { TaskUnknown } from './errors';
import { type TaskState, taskState } from './task-rules';

const SOURCE: ListSource = { table: 'task', order: [{ by: 'x.due_at', type: 'timestamptz' }] };
/** Repeated tasks of a store that are shown; nobody keeps so many. */
const MOST_REPEATED = 200;

export interface TaskFilter {
  storeIds: readonly string[];
  state?: TaskState | undefined;
  ownerId?: string | undefined;
  repeatId?: string | undefined;
  cursor?: string | undefined;
}

/** Tasks: of those that wait what is due soonest first, otherwise the latest. */
export async function listTasks(reader: Reader, filter: TaskFilter, now: Date, take?: number) {
  const isUpward = filter.state === 'open' || filter.state === 'overdue';
  const { keys, next } = await pageOfStores(
    reader,
    SOURCE,
    { ...filter, isUpward, where: whereOf(filter, now) },
    take,
  );
  const found = keys.length === 0 ? [] : await reader.task.findMany({ where: rowsOf(keys) });
  const names = await personNames(
    reader,
    found.flatMap(({ ownerId, givenById, doneById }) => [ownerId, givenById, doneById]),
  );
  return {
    rows: inOrderOf(keys, found).map((row) => ({
      storeId: row.storeId,
      id: row.id,
      title: row.title,
      owner: names.get(row.ownerId) ?? '',
      givenBy: names.get(row.givenById) ?? '',
      dueDay: dateToDay(row.dueDay),
      dueAt: row.dueAt,
      dueMinute: row.dueMinute,
      needsPhoto: row.needsPhoto,
      isRepeated: row.repeatId !== null,
      doneAt: row.doneAt,
      doneBy: names.get(row.doneById ?? '') ?? '',
      state: taskState(row, now),
    })),
    nextCursor: next,
  };
}

/** How many there are, of each state. */
export async function taskTotals(reader: Reader, filter: TaskFilter, now: Date) {
  const when = (condition: Prisma.Sql) => Prisma.sql`CASE WHEN ${condition} THEN 1 ELSE 0 END`;
  const total = await totalOfStores(
    reader,
    SOURCE,
    { ...filter, where: whereOf(filter, now) },
    {
      open: when(WAITS),
      overdue: when(isOverdue(now)),
      done: when(Prisma.sql`x.done_at IS NOT NULL`),
    },
  );
  return {
    count: total.count,
    open: Number(total.open),
    overdue: Number(total.overdue),
    done: Number(total.done),
  };
}

const WAITS = Prisma.sql`(x.done_at IS NULL AND x.cancelled_at IS NULL)`;

function isOverdue(now: Date): Prisma.Sql {
  return Prisma.sql`(${WAITS} AND x.due_at <= ${now}::timestamptz)`;
}

function whereOf({ state, ownerId, repeatId }: TaskFilter, now: Date): Prisma.Sql {
  const states: Record<TaskState, Prisma.Sql> = {
    open: WAITS,
    overdue: isOverdue(now),
    done: Prisma.sql`x.done_at IS NOT NULL`,
    cancelled: Prisma.sql`x.cancelled_at IS NOT NULL`,
  };
  return Prisma.join(
    [
      state ? states[state] : Prisma.sql`true`,
      ...(ownerId ? [Prisma.sql`x.owner_id = ${ownerId}::uuid`] : []),
      ...(repeatId ? [Prisma.sql`x.repeat_id = ${repeatId}::uuid`] : []),
    ],
    ' AND ',
  );
}

/** One task whole. @throws TaskUnknown */
export async function taskDetail(reader: Reader, storeId: string, taskId: string, now: Date) {
  const row = await reader.task.findUnique({
    where: { storeId_id: { storeId, id: taskId } },
    include: { repeat: { select: { endedAt: true } } },
  });
  if (!row) throw new TaskUnknown();
  const names = await personNames(reader, [row.ownerId, row.givenById, row.doneById, row.cancelledById]);
  const name = (id: string | null) => (id ? (names.get(id) ?? '') : null);
  return {
    id: row.id,
    title: row.title,
    note: row.note,
    ownerId: row.ownerId,
    owner: name(row.ownerId) ?? '',
    givenBy: name(row.givenById) ?? '',
    givenAt: row.givenAt,
    dueDay: dateToDay(row.dueDay),
    dueAt: row.dueAt,
    dueMinute: row.dueMinute,
    needsPhoto: row.needsPhoto,
    repeatId: row.repeatId,
    comesAgain: row.repeat !== null && row.repeat.endedAt === null,
    source: row.sourceKind && row.sourceId ? { kind: row.sourceKind, id: row.sourceId } : null,
    doneAt: row.doneAt,
    doneBy: name(row.doneById),
    doneNote: row.doneNote,
    photoId: row.photoId,
    cancelledAt: row.cancelledAt,
    cancelledBy: name(row.cancelledById),
    cancelReason: row.cancelReason,
    state: taskState(row, now),
  };
}

/** Repeated tasks of these stores that go on. */
export async function listRepeated(reader: Reader, storeIds: readonly string[]) {
  const rows = await reader.taskRepeat.findMany({
    where: { storeId: { in: [...storeIds] }, endedAt: null },
    orderBy: [{ nextOn: 'asc' }, { id: 'asc' }],
    take: MOST_REPEATED,
  });
  const names = await personNames(
    reader,
    rows.map(({ ownerId }) => ownerId),
  );
  return rows.map(({ storeId, id, title, ownerId, rhythm, weekdays, monthDay, dueMinute, nextOn }) => ({
    ...{ storeId, id, title, rhythm, weekdays, monthDay, dueMinute },
    owner: names.get(ownerId) ?? '',
    nextOn: dateToDay(nextOn),
  }));
}

/** Tasks that follow from a document, the earliest due first. */
export async function tasksOf(reader: Reader, of: { storeId: string; kind: string; id: string }, now: Date) {
  const rows = await reader.task.findMany({
    where: { storeId: of.storeId, sourceKind: of.kind, sourceId: of.id },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: MOST_REPEATED,
  });
  const names = await personNames(
    reader,
    rows.map(({ ownerId }) => ownerId),
  );
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    owner: names.get(row.ownerId) ?? '',
    dueDay: dateToDay(row.dueDay),
    dueAt: row.dueAt,
    state: taskState(row, now),
  }));
}
