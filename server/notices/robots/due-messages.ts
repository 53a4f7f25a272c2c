import { minuteOfDay } from '@/lib/business-day';
import type { Tx } from '@/server/platform/db';
import { minutesOfQuiet, type NoticeKind } from '../notice-rules';

/**
 * When each robot says a cause aloud that these people are told of: the first moment one of those who chose it hears of it.
 * Robots that say it already are left out.
 */
export async function dueMessages(
  tx: Tx,
  { kind, cause, personIds, now }: { kind: NoticeKind; cause: string; personIds: string[]; now: Date },
): Promise<{ robotId: string; dueAt: Date }[]> {
  const choices = await tx.noticeChoice.findMany({
    where: { kind, personId: { in: personIds }, robot: { closedAt: null, messages: { none: { cause } } } },
    select: { personId: true, robotId: true },
  });
  if (choices.length === 0) return [];
  const quiet = await tx.noticeQuiet.findMany({
    where: { personId: { in: choices.map(({ personId }) => personId) } },
  });
  const hoursOf = new Map(quiet.map((hours) => [hours.personId, hours]));
  const due = new Map<string, Date>();
  for (const { personId, robotId } of choices) {
    const hours = hoursOf.get(personId);
    const wait = hours ? minutesOfQuiet(minuteOfDay(now, hours.timeZone), hours) : 0;
    const at = new Date(now.getTime() + wait * 60_000);
    const first = due.get(robotId);
    if (!first || at < first) due.set(robotId, at);
  }
  return [...due].map(([robotId, dueAt]) => ({ robotId, dueAt }));
}
