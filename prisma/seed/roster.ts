import { addDays, type Day, dayToDate } from '@/lib/business-day';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { acknowledgeWeek } from '@/server/roster/acknowledge-week';
import { keepTemplate } from '@/server/roster/keep-template';
import { planShifts } from '@/server/roster/plan-shifts';
import { planningFactsOf } from '@/server/roster/planning-facts-of';
import { judgePlan, subjectOf, USUAL_SETTINGS } from '@/server/roster/planning-rules';
import { publishWeek } from '@/server/roster/publish-week';
import { mondayOf, weekDays, weekdayOf } from '@/server/roster/roster-rules';
import { setCover, setEmployment, setRosterSettings } from '@/server/roster/set-planning';
import { actingAs, at, type SeedCompany, type SeedPerson, type SeedStore } from './company';
import { sellersOn } from './sellers';

/** Weeks before this one that were planned. */
const WEEKS_BEFORE = 5;

/** Minutes after midnight; whoever holds the drawer is there from opening to cash-up, with a long break. */
const TEMPLATES = [
  { name: '全天', code: '全', startMinute: 540, endMinute: 1_290, breakMinutes: 270, colour: 'BLUE' },
  { name: '早班', code: '早', startMinute: 570, endMinute: 1_050, breakMinutes: 60, colour: 'GREEN' },
  { name: '晚班', code: '晚', startMinute: 780, endMinute: 1_290, breakMinutes: 60, colour: 'VIOLET' },
] as const;
type Template = (typeof TEMPLATES)[number] & { id: string };

/** Six weeks of shifts in which whoever sold was there, and the next week as the manager has begun it. */
export async function seedRoster(company: SeedCompany, today: Day): Promise<void> {
  const office = company.people.find(({ role }) => role === 'HEAD_OFFICE');
  for (const store of company.stores) {
    const team = company.people.filter(({ storeCode }) => storeCode === store.code);
    const manager = team.find(({ role }) => role === 'STORE_MANAGER');
    if (!manager || !office) continue;
    for (const person of team) await employ(office, person, company.firstDay);
    const templates = await seedSetup(store, manager, today);
    const sellers = await sellersByDay(store.id);
    const thisWeek = mondayOf(today);
    for (let week = -WEEKS_BEFORE; week <= 1; week += 1) {
      const monday = addDays(thisWeek, week * 7);
      const made = await actingAs(manager, at(addDays(monday, week > 0 ? -7 : -4), 15, 0));
      const put = weekDays(monday).flatMap((day) => shiftsOn(day, { team, manager, templates, sellers }));
      await planShifts.execute(made, {
        requestId: newId(),
        storeId: store.id,
        monday,
        revision: 0,
        put,
        remove: [],
      });
      if (week <= 0) await publish(store, manager, team, monday);
    }
  }
}

async function employ(office: SeedPerson, person: SeedPerson, from: Day): Promise<void> {
  await setEmployment.execute(await actingAs(office, at(from, 9, 0)), {
    requestId: newId(),
    personId: person.id,
    bornOn: null,
    kind: 'FULL_TIME',
    weekMinutes: 2_400,
    startsOn: null,
    endsOn: null,
  });
}

async function seedSetup(store: SeedStore, manager: SeedPerson, today: Day): Promise<Template[]> {
  const ctx = await actingAs(manager, at(addDays(today, -45), 10, 0));
  const templates = TEMPLATES.map((template) => ({ ...template, id: newId() }));
  for (const { id: templateId, ...template } of templates)
    await keepTemplate.execute(ctx, { requestId: newId(), storeId: store.id, templateId, ...template });
  const openHours = Array.from({ length: 12 }, (_, index) => 9 + index);
  for (const [dayKind, people] of [
    ['WORKDAY', 1],
    ['WEEKEND', 2],
    ['HOLIDAY', 2],
  ] as const)
    await setCover.execute(ctx, {
      requestId: newId(),
      storeId: store.id,
      dayKind,
      hours: openHours.map((hour) => ({ hour, people: hour < 10 || hour >= 19 ? 1 : people })),
    });
  await setRosterSettings.execute(ctx, {
    requestId: newId(),
    storeId: store.id,
    ...USUAL_SETTINGS,
    // Two colleagues and a manager: whoever shuts shuts alone.
    minAtOpening: 1,
  });
  return templates;
}

/** Who sold on which days. */
async function sellersByDay(storeId: string): Promise<Map<Day, Set<string>>> {
  const rows = await db().ticket.findMany({
    where: { storeId },
    distinct: ['businessDay', 'personId'],
    select: { businessDay: true, personId: true },
  });
  const sellers = new Map<Day, Set<string>>();
  for (const { businessDay, personId } of rows) {
    const day = businessDay.toISOString().slice(0, 10);
    sellers.set(day, (sellers.get(day) ?? new Set()).add(personId));
  }
  return sellers;
}

/** Whoever sold, or will by turns, all day; the others early or late, each with days off. */
function shiftsOn(
  day: Day,
  of: {
    team: readonly SeedPerson[];
    manager: SeedPerson;
    templates: readonly Template[];
    sellers: ReadonlyMap<Day, ReadonlySet<string>>;
  },
) {
  const sellers = sellersOn(day, of.team);
  const turn = dayToDate(day).getTime() / 86_400_000;
  const sold = of.sellers.get(day);
  const weekday = weekdayOf(day);
  return of.team.flatMap((person, index) => {
    const sells = sold ? sold.has(person.id) : sellers[turn % sellers.length]?.id === person.id;
    const isOff = person.role === 'CLERK' && !sellers.includes(person);
    const rests = person.id === of.manager.id ? weekday >= 6 : isOff || (turn + index) % 3 === 0;
    if (!sells && rests) return [];
    const template = of.templates[sells ? 0 : index % 2 === 0 ? 1 : 2];
    if (!template) return [];
    const { startMinute, endMinute, breakMinutes } = template;
    return [
      {
        id: newId(),
        personId: person.id,
        day,
        startMinute,
        endMinute,
        breakMinutes,
        kind: 'WORK' as const,
        templateId: template.id,
        zoneId: null,
        note: '',
      },
    ];
  });
}

async function publish(
  store: SeedStore,
  manager: SeedPerson,
  team: readonly SeedPerson[],
  monday: Day,
): Promise<void> {
  const told = at(addDays(monday, -3), 16, 0);
  const findings = judgePlan(await planningFactsOf(db(), store.id, monday));
  const { version } = await publishWeek.execute(await actingAs(manager, told), {
    requestId: newId(),
    storeId: store.id,
    monday,
    revision: 1,
    overrules: findings.flatMap((finding) =>
      finding.severity === 'WARNING'
        ? [{ rule: finding.rule, subject: subjectOf(finding), reason: '人手只有这些，已和本人说好' }]
        : [],
    ),
  });
  const planned = await db().publishedShift.findMany({
    where: { storeId: store.id, monday: dayToDate(monday) },
    distinct: ['personId'],
    select: { personId: true },
  });
  const hasShifts = new Set(planned.map(({ personId }) => personId));
  for (const person of team.filter(({ id }) => hasShifts.has(id)))
    await acknowledgeWeek.execute(await actingAs(person, at(addDays(monday, -2), 12, 0)), {
      requestId: newId(),
      storeId: store.id,
      monday,
      version,
    });
}
