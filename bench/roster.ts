import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays } from '@/lib/business-day';
import { readCurtois } from '@/scripts/roster/curtois';
import { readNsplib } from '@/scripts/roster/nsplib';
import { projectRoot } from '@/scripts/settings';
import type { Db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { buildFillProblem } from '@/server/roster/build-fill-problem';
import { fillRoster } from '@/server/roster/fill/fill-roster';
import { judgeRoster } from '@/server/roster/fill/judge-roster';
import type { FillProblem } from '@/server/roster/fill/problem';
import { planningFactsOf } from '@/server/roster/planning-facts-of';
import type { PlanningFacts } from '@/server/roster/planning-facts-rules';
import { judgePlan, USUAL_SETTINGS } from '@/server/roster/planning-rules';
import { mondayOf, shiftTimes, weekDays } from '@/server/roster/roster-rules';
import type { Bench } from './bench';
import type { BenchShop } from './fixtures';
import { call } from './http';
import { measure, print, round } from './measure';

const PEOPLE = 60;
const WEEKS = 4;
const ZONE = 'Asia/Shanghai';
const TEMPLATES = [
  { id: 'early', startMinute: 540, endMinute: 1_020, breakMinutes: 60 },
  { id: 'middle', startMinute: 720, endMinute: 1_200, breakMinutes: 60 },
  { id: 'late', startMinute: 840, endMinute: 1_320, breakMinutes: 60 },
];

/** A week of sixty people read, judged and saved; rosters filled, published judges first. */
export async function measureRoster({ base, owner, shop }: Bench): Promise<void> {
  const people = await growPeople(owner, shop);
  const monday = mondayOf(addDays(shop.day, 14));
  const days = weekDays(monday);
  const week = () =>
    call(base, 'query', 'roster.week', { storeId: shop.storeId, monday }, shop.officeCookie) as Promise<{
      revision: number;
    }>;
  const save = (revision: number, put: object[]) =>
    call(
      base,
      'mutation',
      'roster.plan',
      { requestId: newId(), storeId: shop.storeId, monday, revision, put, remove: [] },
      shop.officeCookie,
    ) as Promise<{ revision: number }>;
  const shift = (at: number, id = newId()) => ({
    id,
    personId: people[at % PEOPLE],
    day: days[Math.floor(at / PEOPLE)],
    startMinute: 540,
    endMinute: 1_020,
    breakMinutes: 60,
  });
  let { revision } = await week();
  const planned = Array.from({ length: PEOPLE * 5 }, (_, at) => shift(at));
  ({ revision } = await save(revision, planned));
  await measure('roster.week read', { c: 1, n: 100, warm: 10, rows: PEOPLE }, async () => {
    await week();
  });
  await measure('roster.week save', { c: 1, n: 100, warm: 10, rows: PEOPLE }, async () => {
    const at = revision % planned.length;
    ({ revision } = await save(revision, [{ ...planned[at], startMinute: 540 + (revision % 4) * 15 }]));
  });
  // As a browser has them once it has read them: on the wire moments are texts.
  const facts = await planningFactsOf(owner, shop.storeId, monday);
  await measure('roster.week judged while dragging', { c: 1, n: 200, warm: 20, rows: PEOPLE }, async () => {
    judgePlan(facts);
  });
  fillJudges();
  fillStore();
}

async function growPeople(owner: Db, shop: BenchShop): Promise<string[]> {
  const people = Array.from({ length: PEOPLE }, (_, at) => ({
    id: newId(),
    name: `排班员工${String(at).padStart(2, '0')}`,
    createdAt: new Date(),
  }));
  await owner.person.createMany({ data: people });
  await owner.roleGrant.createMany({
    data: people.map(({ id }) => ({
      id: newId(),
      personId: id,
      role: 'CLERK' as const,
      storeId: shop.storeId,
      grantedAt: new Date(),
    })),
  });
  return people.map(({ id }) => id);
}

/** The instances whose best costs are known, ten seconds each; nothing where they are not at hand. */
function fillJudges(): void {
  const folder = path.join(
    process.env.DAYBOOK_SHARED_DATA ?? path.join(projectRoot, '../shared/data'),
    'rosters',
  );
  if (!existsSync(folder)) {
    console.log('# no instances at hand: roster.fill is left out');
    return;
  }
  const read = (...place: string[]) => readFileSync(path.join(folder, ...place), 'utf8');
  for (let number = 1; number <= 8; number += 1)
    fill(String(number), readCurtois(read('curtois', `Instance${number}.txt`)), 10);
  fill('N25-1 case 6', readNsplib(read('nsplib', 'N25-1.nsp'), read('nsplib', 'case-6.gen')), 10);
}

/** A store of sixty for four weeks, three templates, more people wanted at noon and on weekends. */
function fillStore(): void {
  const monday = '2027-01-04';
  const days = Array.from({ length: WEEKS }, (_, week) => weekDays(addDays(monday, week * 7))).flat();
  const ids = Array.from({ length: PEOPLE }, (_, at) => `p${at}`);
  const facts: PlanningFacts = {
    storeId: 'store',
    timeZone: ZONE,
    days,
    shifts: [],
    people: ids.map((id) => ({ id, bornOn: null, startsOn: null, endsOn: null, isOfStore: true })),
    leaves: ids
      .filter((_, at) => at % 6 === 0)
      .map((personId, at) => ({
        personId,
        ...shiftTimes({ day: days[at % days.length] ?? monday, startMinute: 0, endMinute: 1_440 }, ZONE),
      })),
    settings: USUAL_SETTINGS,
    opening: [],
    needs: days.flatMap((day, at) =>
      Array.from({ length: 13 }, (_, hour) => {
        const times = shiftTimes({ day, startMinute: (9 + hour) * 60, endMinute: (10 + hour) * 60 }, ZONE);
        const busy = at % 7 >= 5 ? 26 : 20;
        return { day, from: times.startsAt, to: times.endsAt, people: hour >= 3 && hour <= 10 ? busy : 10 };
      }),
    ),
  };
  const problem = buildFillProblem({
    facts,
    templates: TEMPLATES,
    weekMinutes: new Map(),
    standings: {
      SATURDAY: new Map(ids.map((id, at) => [id, (at % 5) / 2])),
      CLOSING: new Map(ids.map((id, at) => [id, (at % 7) / 2])),
      HOLIDAY: new Map(ids.map((id, at) => [id, (at % 3) / 2])),
    },
    holidays: new Set([days[10] ?? monday]),
  });
  // The first whole roster, what somebody waits two seconds for, and what ten make of it.
  for (const seconds of [0, 2, 10]) fill(`store of ${PEOPLE}, ${WEEKS} weeks`, problem, seconds);
}

function fill(instance: string, problem: FillProblem, seconds: number): void {
  const began = performance.now();
  const { roster, cost } = fillRoster(problem, { seconds, seed: 1, now: () => performance.now() });
  const took = (performance.now() - began) / 1_000;
  const { broken } = judgeRoster(problem, roster);
  print({ name: 'roster.fill', instance, cost: round(cost), seconds: round(took), broken: broken.length });
}
