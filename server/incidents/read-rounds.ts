import { calendarDay, dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { personNames } from '@/server/staff/person-names';
import { staffAllowed } from '@/server/staff/staff-allowed';
import { storeSettings } from '@/server/stores/store-settings';
import { isRoundLate } from './incident-rules';
import { settingsOfStores } from './settings-of-store';

/** Rounds that are shown: two years. */
const SHOWN = 24;

/** A store's safety rounds, the latest first, and whether this month's is still to be done. */
export async function safetyRounds(reader: Reader, storeId: string, now: Date) {
  const [store, settings, rounds] = await Promise.all([
    storeSettings(reader, storeId),
    settingsOfStores(reader, [storeId]),
    reader.safetyRound.findMany({
      where: { storeId },
      orderBy: { month: 'desc' },
      take: SHOWN,
      include: { findings: { orderBy: { lineNo: 'asc' }, include: { measure: true } } },
    }),
  ]);
  const today = calendarDay(now, store.timeZone);
  const month = today.slice(0, 7);
  const { roundDueDay, points } = settings(storeId);
  const isDone = rounds.some((one) => one.month === month);
  const names = await personNames(
    reader,
    rounds.flatMap(({ personId, findings }) => [
      personId,
      ...findings.flatMap(({ measure }) => (measure ? [measure.ownerId] : [])),
    ]),
  );
  return {
    month,
    today,
    dueDay: `${month}-${String(roundDueDay).padStart(2, '0')}`,
    isDone,
    isLate: isRoundLate(today, roundDueDay, isDone),
    points: [...points],
    rounds: rounds.map((round) => ({
      id: round.id,
      month: round.month,
      points: round.points,
      wrong: round.wrong,
      by: names.get(round.personId) ?? '',
      at: round.occurredAt,
      findings: round.findings.map(({ id, point, inOrder, text, attachmentId, measure }) => ({
        id,
        point,
        inOrder,
        text,
        attachmentId,
        measure: measure
          ? {
              id: measure.id,
              words: measure.words,
              ownerId: measure.ownerId,
              owner: names.get(measure.ownerId) ?? '',
              dueDay: dateToDay(measure.dueDay),
              doneAt: measure.doneAt,
            }
          : null,
      })),
    })),
  };
}

/** Who may be named in an incident of a store, and see to a measure. */
export async function peopleOfIncidents(reader: Reader, storeId: string) {
  const names = await personNames(reader, [...(await staffAllowed(reader, 'incidents.report', storeId))]);
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}
