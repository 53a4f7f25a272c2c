import { addDays, type Day, dateToDay } from '@/lib/business-day';
import { command } from '@/server/platform/command';
import type { ActingContext } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { partId } from '@/server/platform/ids';
import { logger } from '@/server/platform/log';
import { PUBLISHED_SHIFTS } from '@/server/roster/lent-shifts';
import { mondayOf } from '@/server/roster/roster-rules';
import { toldShiftsOf } from '@/server/roster/told-shifts';
import { openStores } from '@/server/stores/queries';
import { inTurnOf, joinedShifts, windowOf } from './joined-shifts';
import { judgePerson } from './judge-person';
import { policiesOf } from './policies';
import { judgeInput } from './schema';
import { reportedUntil, WAITED_FOR_MS } from './tablet-reports';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** People judged in one run; the next minute brings the next. */
const MOST_AT_ONCE = 200;
/** Where it becomes a day first, ms ahead of UTC. */
const FIRST_ZONE_MS = 14 * 60 * MINUTE_MS;
/** What nobody judged by then stays so until a punch comes, ms. */
const BACK_MS = 10 * DAY_MS;
/** Stays outside of shifts are few and nobody waits for them, minutes. */
const STAYS_EVERY = 10;

interface Due {
  storeId: string;
  personId: string;
  around: Date;
}

interface Ended extends Due {
  id: string;
  endsAt: Date;
  /** Who it was judged of, where that is somebody else. */
  wasOfId: string | null;
}

/** By the clock, every minute: whoever has a shift whose window is over is judged, as soon as the store's tablets have said all. */
export async function judgeDue(ctx: ActingContext<'JOB'>): Promise<void> {
  const due = await dueAt(ctx.db, ctx.now);
  for (const { storeId, personId, around } of due.slice(0, MOST_AT_ONCE)) {
    const minute = Math.floor(ctx.now.getTime() / MINUTE_MS);
    // One person who cannot be judged does not keep the others waiting.
    try {
      await judge.execute(ctx, {
        storeId,
        requestId: partId(personId, `judge ${around.toISOString()} ${minute}`),
        personId,
        around,
      });
    } catch (error) {
      logger.error({ err: error, personId }, 'somebody’s shifts were not judged');
    }
  }
}

/** One person's, around a moment. */
export const judge = command({
  name: 'attendance.judge',
  permission: 'attendance.judge',
  scope: 'store',
  by: ['JOB'],
  input: judgeInput,
  async run(tx, { personId, around }, ctx) {
    return { judged: await judgePerson(tx, { personId, around, now: ctx.now }) };
  },
});

async function dueAt(reader: Reader, now: Date): Promise<Due[]> {
  const stores = (await openStores(reader)).map(({ id }) => id);
  if (stores.length === 0) return [];
  const today = dateToDay(new Date(now.getTime() + FIRST_ZONE_MS));
  const since = dateToDay(new Date(now.getTime() - BACK_MS));
  const mondays: Day[] = [];
  for (let monday = mondayOf(since); monday <= today; monday = addDays(monday, 7)) mondays.push(monday);
  const [shifts, until, policyOf] = await Promise.all([
    reader.$queryRaw<Ended[]>`
      SELECT s.id, s.store_id AS "storeId", s.person_id AS "personId", s.starts_at AS around, s.ends_at AS "endsAt",
        CASE WHEN v.person_id <> s.person_id THEN v.person_id END AS "wasOfId"
      FROM ${PUBLISHED_SHIFTS} s
      LEFT JOIN attendance_verdict v ON v.store_id = s.store_id AND v.subject_id = s.id AND v.superseded_by IS NULL
      WHERE s.store_id = ANY(${stores}::uuid[]) AND s.monday = ANY(${mondays}::date[]) AND s.ends_at < ${now}::timestamptz
        AND s.day >= ${since}::date AND (v.subject_id IS NULL OR v.planned_from IS DISTINCT FROM s.starts_at
          OR v.planned_to IS DISTINCT FROM s.ends_at OR v.person_id <> s.person_id OR v.state = 'VOID')
        AND NOT EXISTS (SELECT 1 FROM attendance_month m WHERE m.store_id = s.store_id AND m.month = date_trunc('month', s.day)::date)
      ORDER BY s.ends_at`,
    reportedUntil(reader, stores, now),
    policiesOf(reader, stores),
  ]);
  const isRipe = (storeId: string, closes: number) =>
    now.getTime() > closes &&
    ((until.get(storeId)?.getTime() ?? 0) >= closes || now.getTime() > closes + WAITED_FOR_MS);
  const over = shifts.filter(({ storeId, endsAt }) =>
    isRipe(storeId, endsAt.getTime() + policyOf(storeId).lateLimit * MINUTE_MS),
  );
  const closesOf = await closesOfRuns(reader, over, policyOf, now);
  const ripe = over
    .filter(({ id, storeId, endsAt }) => isRipe(storeId, closesOf.get(id)?.getTime() ?? endsAt.getTime()))
    // Whoever had the shift before may have gone on to it from another.
    .flatMap(({ wasOfId, ...one }) => [one, ...(wasOfId ? [{ ...one, personId: wasOfId }] : [])]);
  const isTurn = Math.floor(now.getTime() / MINUTE_MS) % STAYS_EVERY === 0;
  const rest = isTurn
    ? [...(await unplannedStays(reader, stores, now)), ...(await takenAway(reader, stores, since))]
    : [];
  const seen = new Set<string>();
  return [...ripe, ...rest].filter(({ personId, around }) => {
    const key = `${personId} ${Math.floor(around.getTime() / (3 * DAY_MS))}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** When nothing can end any more what these shifts, and those that follow on them, are; by shift. Nearly always few: they end at once. */
async function closesOfRuns(
  reader: Reader,
  ended: readonly Ended[],
  policyOf: Awaited<ReturnType<typeof policiesOf>>,
  now: Date,
): Promise<Map<string, Date>> {
  if (ended.length === 0) return new Map();
  const from = new Date(Math.min(...ended.map(({ around }) => around.getTime())));
  const people = [...new Set(ended.map(({ personId }) => personId))];
  const told = await toldShiftsOf(reader, people, { from, to: new Date(now.getTime() + DAY_MS) });
  const closes = new Map<string, Date>();
  for (const personId of people) {
    const own = told.filter((shift) => shift.personId === personId);
    const shifts = own.map((shift) => ({ ...shift, limits: policyOf(shift.storeId) }));
    for (const run of joinedShifts(inTurnOf(shifts)))
      for (const { id } of run) closes.set(id, windowOf(run).closes);
  }
  return closes;
}

/** Punches that no judgement names, old enough that nothing can end their stay any more. */
function unplannedStays(reader: Reader, stores: string[], now: Date): Promise<Due[]> {
  const [from, to] = [new Date(now.getTime() - 5 * DAY_MS), new Date(now.getTime() - DAY_MS)];
  return reader.$queryRaw<Due[]>`
    SELECT p.store_id AS "storeId", p.person_id AS "personId", p.occurred_at AS around FROM punch p
    WHERE p.store_id = ANY(${stores}::uuid[]) AND p.occurred_at >= ${from}::timestamptz AND p.occurred_at < ${to}::timestamptz
      AND p.kind = 'CLOCK'
      AND NOT EXISTS (SELECT 1 FROM attendance_verdict v WHERE v.person_id = p.person_id AND v.superseded_by IS NULL
        AND v.day BETWEEN (p.occurred_at - interval '2 days')::date AND (p.occurred_at + interval '2 days')::date
        AND p.id IN (v.in_punch_id, v.out_punch_id))
      AND NOT EXISTS (SELECT 1 FROM punch_word w WHERE w.store_id = p.store_id AND w.punch_id = p.id AND NOT w.accepted)
    ORDER BY p.occurred_at LIMIT 500`;
}

/** Judged shifts that the roster has taken away since. */
function takenAway(reader: Reader, stores: string[], since: Day): Promise<Due[]> {
  return reader.$queryRaw<Due[]>`
    SELECT v.store_id AS "storeId", v.person_id AS "personId", v.planned_from AS around FROM attendance_verdict v
    WHERE v.store_id = ANY(${stores}::uuid[]) AND v.day >= ${since}::date AND v.superseded_by IS NULL AND v.shift_id IS NOT NULL
      AND v.state <> 'VOID' AND NOT EXISTS (SELECT 1 FROM ${PUBLISHED_SHIFTS} s WHERE s.id = v.shift_id)
      AND NOT EXISTS (SELECT 1 FROM attendance_month m WHERE m.store_id = v.store_id AND m.month = date_trunc('month', v.day)::date)
    LIMIT 500`;
}
