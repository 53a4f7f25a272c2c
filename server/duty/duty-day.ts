import { addDays, businessDayOf, dateToDay, dayToDate } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { storeSettings } from '@/server/stores/store-settings';
import { NOTES, pointsOf, SHEETS } from './duty-rules';
import { dutyLists } from './settings';

/** How far back a handed-over point is looked for that nobody saw to, and how many are shown. */
const OPEN_DAYS = 60;
const MOST_OPEN = 50;
const MOST_NOTES = 200;

/** A store's duty log of a day: both lists, signed or to be signed, its entries, and handed-over points that are still open. */
export async function dutyDay(reader: Reader, of: { storeId: string; day?: string | undefined }, now: Date) {
  const { storeId } = of;
  const store = await storeSettings(reader, storeId);
  const today = businessDayOf(now, store.timeZone, store.dayStartMinute);
  const day = of.day ?? today;
  const here = { storeId, businessDay: dayToDate(day) };
  const [lists, sheets, notes, open] = await Promise.all([
    dutyLists(reader, storeId),
    reader.dutySheet.findMany({ where: here, include: { lines: { orderBy: { lineNo: 'asc' } } } }),
    reader.dutyNote.findMany({
      where: here,
      include: { settled: true },
      orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
      take: MOST_NOTES,
    }),
    reader.dutyNote.findMany({
      where: {
        storeId,
        kind: 'HANDOVER',
        settled: null,
        businessDay: { gte: dayToDate(addDays(today, -OPEN_DAYS)), lt: dayToDate(day) },
      },
      include: { settled: true },
      orderBy: [{ businessDay: 'asc' }, { id: 'asc' }],
      take: MOST_OPEN,
    }),
  ]);
  const names = await personNames(reader, [
    ...sheets.map(({ signerId }) => signerId),
    ...[...notes, ...open].flatMap(({ personId, takerId, settled }) => [
      personId,
      ...(takerId ? [takerId] : []),
      ...(settled ? [settled.personId] : []),
    ]),
  ]);
  const shown = (note: (typeof notes)[number]) => ({
    id: note.id,
    kind: NOTES.find((one) => one === note.kind) ?? 'OTHER',
    words: note.words,
    by: names.get(note.personId) ?? '',
    taker: note.takerId ? (names.get(note.takerId) ?? '') : null,
    day: dateToDay(note.businessDay),
    at: note.occurredAt,
    settled: note.settled
      ? {
          by: names.get(note.settled.personId) ?? '',
          at: note.settled.occurredAt,
          words: note.settled.words,
        }
      : null,
  });
  return {
    day,
    today,
    lists,
    sheets: SHEETS.map((kind) => {
      const sheet = sheets.find((one) => one.kind === kind);
      return {
        kind,
        points: [...pointsOf(lists, kind)],
        signed: sheet
          ? {
              by: names.get(sheet.signerId) ?? '',
              at: sheet.occurredAt,
              wrong: sheet.wrong,
              lines: sheet.lines.map(({ id, point, inOrder, text, attachmentId }) => ({
                id,
                point,
                inOrder,
                text,
                attachmentId,
              })),
            }
          : null,
      };
    }),
    notes: notes.map(shown),
    open: open.map(shown),
  };
}

/** Who may sign in a store, by name. */
export async function dutySigners(reader: Reader, storeId: string) {
  const names = await personNames(reader, [...(await staffAllowed(reader, 'duty.keep', storeId))]);
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}
