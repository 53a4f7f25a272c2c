import { dateToDay } from '@/lib/business-day';
import type { Reader } from '@/server/platform/db';
import { peopleOfScope } from '@/server/staff/people/person-within';
import { personNames } from '@/server/staff/person-names';
import { supersededWages, type WageKind, wageOn } from './personnel-rules';

/** Nobody's wage changes so often. */
const MOST = 200;

/** What somebody earns on a day and earned before, the latest first. */
export async function wagesOf(reader: Reader, personId: string, today: string) {
  const rows = await reader.wage.findMany({
    where: { personId },
    orderBy: [{ fromDay: 'desc' }, { setAt: 'desc' }],
    take: MOST,
  });
  const names = await personNames(
    reader,
    rows.map(({ setById }) => setById),
  );
  const wages = rows.map((row) => ({
    id: row.id,
    kind: row.kind as WageKind,
    fen: Number(row.fen),
    fromDay: dateToDay(row.fromDay),
    setBy: names.get(row.setById) ?? '',
    setAt: row.setAt,
  }));
  const superseded = supersededWages(wages);
  return {
    current: wageOn(wages, today)?.id ?? null,
    wages: wages.map((wage) => ({ ...wage, isSuperseded: superseded.has(wage.id) })),
  };
}

/** A store with more people is several. */
const MOST_PEOPLE = 500;

/** What everybody of a store earns on a day, in one question; without a store those who work in all. */
export async function wageList(reader: Reader, of: { storeId: string | null; today: string }) {
  const people = await peopleOfScope(reader, of.storeId, MOST_PEOPLE);
  const rows = await reader.$queryRaw<{ personId: string; kind: string; fen: bigint; fromDay: string }[]>`
    SELECT DISTINCT ON (person_id) person_id AS "personId", kind, fen, to_char(from_day, 'YYYY-MM-DD') AS "fromDay" FROM wage
    WHERE person_id = ANY(${people.map(({ id }) => id)}::uuid[]) AND from_day <= ${of.today}::date
    ORDER BY person_id, from_day DESC, set_at DESC, id DESC`;
  const wages = new Map(rows.map(({ personId, ...row }) => [personId, row]));
  return people.map((person) => {
    const wage = wages.get(person.id);
    return {
      ...person,
      wage: wage ? { kind: wage.kind as WageKind, fen: Number(wage.fen), fromDay: wage.fromDay } : null,
    };
  });
}
