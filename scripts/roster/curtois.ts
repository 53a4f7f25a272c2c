import type { Barred, FillProblem, Need, Planned, ShiftKind, Wish } from '@/server/roster/fill/problem';

/** Reads an instance of the Employee Shift Scheduling Benchmark (Curtois and Qu, 2014). @throws Error naming the line */
export function readCurtois(text: string): FillProblem {
  const sections = sectionsOf(text);
  const rows = (name: string) => sections.get(`SECTION_${name}`) ?? [];
  const days = Number(rows('HORIZON')[0]?.[0]);
  const ids = rows('SHIFTS').map(([id]) => id ?? '');
  const staff = rows('STAFF').map(([id]) => id ?? '');
  const kindOf = (id: string | undefined) => indexOf(ids, id, 'shift');
  const personOf = (id: string | undefined) => indexOf(staff, id, 'person');
  const kinds = rows('SHIFTS').map(
    ([id = '', minutes, after = '']): ShiftKind => ({
      id,
      minutes: Number(minutes),
      slots: [kindOf(id)],
      notBefore: after.split('|').filter(Boolean).map(kindOf),
    }),
  );
  return {
    days,
    periodDays: days,
    slotsPerDay: kinds.length,
    kinds,
    people: rows('STAFF').map((row) => planned(row, ids)),
    needs: rows('COVER').map(
      ([day, kind, people, under, over]): Need => ({
        day: Number(day),
        slot: kindOf(kind),
        people: Number(people),
        under: Number(under),
        over: Number(over),
      }),
    ),
    wishes: [
      ...rows('SHIFT_ON_REQUESTS').flatMap(([person, day, kind, cost]) =>
        unless(kindOf(kind), kinds.length, {
          person: personOf(person),
          day: Number(day),
          cost: Number(cost),
        }),
      ),
      ...rows('SHIFT_OFF_REQUESTS').map(
        ([person, day, kind, cost]): Wish => ({
          person: personOf(person),
          day: Number(day),
          kind: kindOf(kind),
          cost: Number(cost),
        }),
      ),
    ],
    barred: rows('DAYS_OFF').flatMap(([person, ...off]) =>
      off.flatMap((day) =>
        kinds.map((_, kind): Barred => ({ person: personOf(person), day: Number(day), kind })),
      ),
    ),
  };
}

/** A request for a kind that is not met costs with whatever else the day brings. */
function unless(wanted: number, kinds: number, wish: Omit<Wish, 'kind'>): Wish[] {
  const others = [null, ...Array.from({ length: kinds }, (_, kind) => kind)];
  return others.filter((kind) => kind !== wanted).map((kind) => ({ ...wish, kind }));
}

function planned(row: string[], kinds: string[]): Planned {
  const [id = '', most = '', mostMinutes, leastMinutes, mostInARow, leastInARow, leastOff, weekends] = row;
  const limits = new Map(most.split('|').map((one) => one.split('=') as [string, string]));
  return {
    id,
    leastMinutes: Number(leastMinutes),
    mostMinutes: Number(mostMinutes),
    target: null,
    mostInARow: Number(mostInARow),
    leastInARow: Number(leastInARow),
    leastDaysOff: Number(leastOff),
    mostWeekends: Number(weekends),
    mostOfKind: kinds.map((kind) => Number(limits.get(kind) ?? Number.MAX_SAFE_INTEGER)),
    before: null,
  };
}

function sectionsOf(text: string): Map<string, string[][]> {
  const sections = new Map<string, string[][]>();
  let rows: string[][] = [];
  for (const line of text.split(/\r?\n/).map((one) => one.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    if (line.startsWith('SECTION_')) {
      rows = [];
      sections.set(line, rows);
    } else rows.push(line.split(',').map((cell) => cell.trim()));
  }
  return sections;
}

function indexOf(ids: string[], id: string | undefined, noun: string): number {
  const index = ids.indexOf(id ?? '');
  if (index < 0) throw new Error(`The file names a ${noun} “${id}” that it does not define.`);
  return index;
}
