import { addDays, dayToDate } from '@/lib/business-day';
import type { Db } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { actingPerson } from '@/server/staff/people/acting-person';
import { STORES } from '@/server/stores/lent-stores';
import { leavesOver } from '../on-leave-rules';
import { calendarToken, hashOfToken } from './calendar-link';
import type { FeedShift } from './feed-text';

/** What a calendar is told: the last four weeks and the next twelve. */
const BEFORE_DAYS = 28;
const AHEAD_DAYS = 84;
const MOST_SHIFTS = 500;
const DAY_MS = 86_400_000;
/** When it was last asked for is kept to a minute: calendars ask often. */
const NOTED_EACH_MS = 60_000;

/** A link that is good, and whose it is. */
export interface LiveLink {
  id: string;
  personId: string;
  locale: string;
}

/**
 * Whose shifts an address is of: a link that was not replaced or revoked, of somebody who still works here.
 * @throws NotFound without saying which of it is the case
 */
export async function linkOfToken(db: Db, token: string): Promise<LiveLink> {
  const link = calendarToken.safeParse(token).success
    ? await db.calendarLink.findUnique({
        where: { tokenHash: hashOfToken(token) },
        select: { id: true, personId: true, revokedAt: true },
      })
    : null;
  const person = link && !link.revokedAt ? await actingPerson(db, link.personId) : null;
  if (!link || !person || person.grants.length === 0) throw new NotFound({ noun: 'calendar' });
  return { id: link.id, personId: link.personId, locale: person.locale };
}

/** Their published shifts of all stores with the leave over them, and a note that a calendar asked. Nothing of anybody else is in it, and no names. */
export async function shiftsOfFeed(
  db: Db,
  link: Pick<LiveLink, 'id' | 'personId'>,
  now: Date,
): Promise<FeedShift[]> {
  const today = now.toISOString().slice(0, 10);
  const span = { from: dayToDate(addDays(today, -BEFORE_DAYS)), to: dayToDate(addDays(today, AHEAD_DAYS)) };
  const [shifts, leaves] = await Promise.all([
    db.$queryRaw<Omit<FeedShift, 'leaves'>[]>`
      SELECT p.id, p.person_id AS "personId", p.break_minutes AS "breakMinutes", p.starts_at AS "startsAt", p.ends_at AS "endsAt", p.kind, p.note, p.version, s.name AS store,
        s.time_zone AS "timeZone"
      FROM published_shift p JOIN ${STORES} s ON s.id = p.store_id
      WHERE p.person_id = ${link.personId}::uuid
        AND p.starts_at >= ${span.from} AND p.starts_at < ${span.to}
      ORDER BY p.starts_at LIMIT ${MOST_SHIFTS}`,
    // Of leave that was taken back, too: a calendar that was told of it is told anew.
    db.leave.findMany({
      where: {
        ...{ personId: link.personId, state: { in: ['APPROVED', 'WITHDRAWN'] }, decidedAt: { not: null } },
        ...{ startsAt: { lt: new Date(span.to.getTime() + DAY_MS) }, endsAt: { gt: span.from } },
      },
      select: { personId: true, kind: true, state: true, startsAt: true, endsAt: true },
      orderBy: { startsAt: 'asc' },
    }),
    db.calendarLink.updateMany({
      where: {
        id: link.id,
        OR: [{ fetchedAt: null }, { fetchedAt: { lt: new Date(now.getTime() - NOTED_EACH_MS) } }],
      },
      data: { fetchedAt: now },
    }),
  ]);
  return shifts.map((shift) => ({ ...shift, leaves: leavesOver(shift, leaves) }));
}
