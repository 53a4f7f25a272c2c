// Long because: it is one list, and whoever adds a room reads how the others ask.
import { addDays, businessDayOf, dayBounds } from '@/lib/business-day';
import { complaintNumber } from '@/lib/complaint-number';
import { outcomesToApprove, waitingComplaints } from '@/server/complaints/waiting-complaints';
import { listTakeovers } from '@/server/customers/list-takeovers';
import { countWaitingCalls } from '@/server/follow-ups/count-waiting';
import { openDifferences } from '@/server/handovers/open-differences';
import { countUndecided } from '@/server/incidents/waiting-incidents';
import { mustReads } from '@/server/notices/announcements/list-announcements';
import { discrepanciesToExplain } from '@/server/reconciliation/waiting-discrepancies';
import { type WaitingReport, waitingReports } from '@/server/reports/waiting-reports';
import { countAskedLeave } from '@/server/roster/leave/list-leave';
import { countUnseenShifts } from '@/server/roster/my-shifts';
import { countOffersTo, countTakenSwaps } from '@/server/roster/swaps/list-swaps';
import { countMissingNumbers, countOpenBreaches } from '@/server/sales/exceptions-of-sales';
import { countOpenTemporary } from '@/server/sales/temporary-items';
import { countRejectedByStore } from '@/server/sales/waiting-rejected';
import { casesToDecide, sharesToAnswer } from '@/server/shortages/waiting-answers';
import { countNegative, countNegativeByStore } from '@/server/stock/negative/negative-stock';
import { openSheets } from '@/server/stocktake/list-stocktakes';
import { waitingTasks } from '@/server/tasks/waiting-tasks';
import { checksDue } from '@/server/zones/checks/list-checks';
import { ownZones } from '@/server/zones/own-zones';
import { BREACH_DAYS } from '../homes/exceptions';
import { disputes } from './disputes-source';
import { file, training } from './people-source';
import { type Asked, byStore, type Waiting, type WaitingSource } from './waiting';

const undated = { dueAt: null, dueDay: null, act: null };

const tasks: WaitingSource = async ({ ctx, personId, where }) =>
  (await waitingTasks(ctx.db, { ownerId: personId, storeIds: where('tasks.do') })).map((task) => ({
    key: `TASK:${task.id}`,
    kind: 'TASK',
    storeId: task.storeId,
    about: { title: task.title },
    dueAt: task.dueAt,
    dueDay: task.dueMinute === null ? task.dueDay : null,
    href: `/tasks/${task.id}?store=${task.storeId}`,
    act: { is: 'TASK', taskId: task.id, needsPhoto: task.needsPhoto },
  }));

const reads: WaitingSource = async ({ ctx }) =>
  (await mustReads(ctx)).map(({ id, storeId, title }) => ({
    ...undated,
    key: `MUST_READ:${id}`,
    kind: 'MUST_READ',
    storeId,
    about: { title },
    href: `/announcements/${id}`,
    act: { is: 'CONFIRM', announcementId: id },
  }));

const sheets: WaitingSource = async ({ ctx, personId, where }) => {
  const found = await Promise.all(
    where('stocktake.count').map(async (storeId) =>
      (await openSheets(ctx.db, storeId, personId))
        .filter(({ mine }) => mine)
        .map(
          (sheet): Waiting => ({
            ...undated,
            key: `SHEET:${sheet.id}`,
            kind: 'SHEET',
            storeId,
            about: { title: `${sheet.title} · ${sheet.zone}` },
            href: `/count/${sheet.id}?store=${storeId}`,
          }),
        ),
    ),
  );
  return found.flat();
};

const checks: WaitingSource = async ({ ctx, personId, stores, where }) => {
  const zones = await ownZones(ctx.db, { personId, storeIds: where('zones.check'), now: ctx.now });
  const due = await Promise.all(
    [...new Set(zones.map(({ storeId }) => storeId))].map((storeId) => checksDue(ctx.db, storeId, ctx.now)),
  );
  const open = due.flat().filter(({ last }) => last === null);
  return zones.flatMap((zone) => {
    const asked = open.filter(({ zoneId }) => zoneId === zone.id);
    const store = stores.find(({ id }) => id === zone.storeId);
    if (asked.length === 0 || !store) return [];
    const today = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
    return [
      {
        key: `CHECKS:${zone.id}`,
        kind: 'CHECKS',
        storeId: zone.storeId,
        about: { title: `${zone.code} ${zone.name}`, count: asked.length },
        dueAt: dayBounds(today, store.timeZone, store.dayStartMinute).to,
        dueDay: today,
        href: `/zones/${zone.id}?store=${zone.storeId}`,
        act: {
          is: 'CHECKS',
          zoneId: zone.id,
          checks: asked.map(({ itemId, text }) => ({ itemId, text })),
        },
      },
    ];
  });
};

const belowZero: WaitingSource = async ({ ctx, personId, where }) => {
  const [all, own] = [where('stock.read'), where('stock.explainNegative')];
  const everybodys = own.filter((storeId) => all.includes(storeId));
  const [counts, ...mine] = await Promise.all([
    countNegativeByStore(ctx.db, everybodys),
    ...own
      .filter((storeId) => !all.includes(storeId))
      .map(
        async (storeId) =>
          [storeId, (await countNegative(ctx.db, [storeId], ctx.now, { ownerId: personId })).open] as const,
      ),
  ]);
  return byStore('NEGATIVE', [...counts, ...mine], (id) => `/open-items?store=${id}&tab=negative`);
};

const openItems: WaitingSource = async ({ ctx, stores, where }) => {
  const inDays = where('openItems.answerBreach').flatMap((storeId) => {
    const store = stores.find(({ id }) => id === storeId);
    return store
      ? [
          {
            storeId,
            since: addDays(businessDayOf(ctx.now, store.timeZone, store.dayStartMinute), -BREACH_DAYS),
          },
        ]
      : [];
  });
  const [breaches, numbers, rejected, temporary] = await Promise.all([
    countOpenBreaches(ctx.db, inDays),
    countMissingNumbers(ctx.db, where('openItems.explainNumber')),
    countRejectedByStore(ctx.db, where('openItems.settleRejected')),
    countOpenTemporary(ctx.db, where('openItems.settleTemporary')),
  ]);
  const at = (tab: string) => (storeId: string) => `/open-items?store=${storeId}&tab=${tab}`;
  return [
    ...byStore('BREACHES', breaches, at('breaches')),
    ...byStore('NUMBERS', numbers, at('gaps')),
    ...byStore('REJECTED', rejected, at('rejected')),
    ...byStore('TEMPORARY', temporary, at('temporary')),
  ];
};

const differences: WaitingSource = async ({ ctx, personId, where }) => {
  const [explain, answer] = [where('reconciliation.explainDiscrepancy'), where('handovers.answerDifference')];
  const [own, handed] = await Promise.all([
    discrepanciesToExplain(ctx.db, { ownerId: personId, storeIds: explain }),
    answer.length > 0 ? openDifferences(ctx.db, { storeIds: answer }) : [],
  ]);
  const counted = new Map<string, number>();
  for (const { storeId } of handed) counted.set(storeId, (counted.get(storeId) ?? 0) + 1);
  return [
    ...byStore(
      'DISCREPANCIES',
      own.map(({ storeId, count }) => [storeId, count] as const),
      (id) => `/stock/reconciliation/open?store=${id}`,
    ),
    ...byStore('DIFFERENCES', counted, (id) => `/stock/handovers?store=${id}`),
  ];
};

const shortages: WaitingSource = async ({ ctx, personId, stores, where }) => {
  const deciding = where('shortages.decide');
  const [own, decidable] = await Promise.all([
    sharesToAnswer(ctx.db, { personId, storeIds: stores.map(({ id }) => id) }),
    deciding.length > 0 ? casesToDecide(ctx.db, deciding, ctx.now) : [],
  ]);
  return [
    ...own.map(
      ({ storeId, caseId, goods, explainBy }): Waiting => ({
        key: `SHORTAGE:${caseId}`,
        kind: 'SHORTAGE',
        storeId,
        about: { title: goods },
        dueAt: explainBy,
        dueDay: null,
        href: `/my/shortages/${storeId}/${caseId}`,
        act: null,
      }),
    ),
    ...byStore(
      'SHORTAGES_TO_DECIDE',
      decidable.map(({ storeId, count }) => [storeId, count] as const),
      (id) => `/stock/shortages?store=${id}&state=undecided`,
    ),
  ];
};

const reports: WaitingSource = async ({ ctx, personId, stores, where }) => {
  const [prepares, names, decides] = [
    where('reports.prepare'),
    where('reports.namePreparer'),
    where('reports.decide'),
  ];
  const concerned = stores.filter(({ id }) => [...prepares, ...decides].includes(id));
  const isMine = ({ storeId, preparerId }: WaitingReport) =>
    prepares.includes(storeId) &&
    (preparerId === personId || (preparerId === null && names.includes(storeId)));
  return (await waitingReports(ctx.db, concerned, ctx.now)).flatMap((report): Waiting[] => {
    const { storeId, day, state, deadlineAt } = report;
    const line = { storeId, about: { day }, dueDay: null, href: `/day-reports/${storeId}/${day}`, act: null };
    if (state === 'SUBMITTED')
      return decides.includes(storeId)
        ? [{ ...line, key: `REPORT_TO_ACCEPT:${storeId}:${day}`, kind: 'REPORT_TO_ACCEPT', dueAt: null }]
        : [];
    if (!isMine(report)) return [];
    const kind = state === 'RETURNED' ? 'REPORT_RETURNED' : 'REPORT';
    return [{ ...line, key: `REPORT:${storeId}:${day}`, kind, dueAt: deadlineAt }];
  });
};

const complaints: WaitingSource = async ({ ctx, personId, where }) => {
  const leads = where('complaints.lead');
  const [own, waiting] = await Promise.all([
    waitingComplaints(ctx.db, { ownerId: personId, storeIds: where('complaints.work') }),
    leads.length > 0 ? outcomesToApprove(ctx.db, { storeIds: leads, notBy: personId }) : [],
  ]);
  const at = (storeId: string, id: string) => `/complaints/${id}?store=${storeId}`;
  return [
    // While the customer is waited for, nobody of the shop is.
    ...own
      .filter(({ isSolved, dueAt }) => isSolved || dueAt !== null)
      .map(
        ({ storeId, id, number, isSolved, dueAt }): Waiting => ({
          key: `COMPLAINT:${id}`,
          kind: isSolved ? 'COMPLAINT_SOLVED' : 'COMPLAINT',
          storeId,
          about: { number: complaintNumber(number) },
          dueAt,
          dueDay: null,
          href: at(storeId, id),
          act: null,
        }),
      ),
    ...waiting.map(
      ({ storeId, complaintId, number }): Waiting => ({
        ...undated,
        key: `COMPENSATION:${complaintId}`,
        kind: 'COMPENSATION',
        storeId,
        about: { number: complaintNumber(number) },
        href: at(storeId, complaintId),
      }),
    ),
  ];
};

const incidents: WaitingSource = async ({ ctx, where }) =>
  byStore(
    'INCIDENTS',
    await countUndecided(ctx.db, where('incidents.decide')),
    (id) => `/incidents?store=${id}&state=OPEN`,
  );

const roster: WaitingSource = async ({ ctx, personId, where }) => {
  const [asked, unseen, taken, offered] = await Promise.all([
    countAskedLeave(ctx.db, where('roster.plan'), personId),
    countUnseenShifts(ctx.db, personId, where('roster.own'), ctx.now),
    countTakenSwaps(ctx.db, where('roster.plan'), personId, ctx.now),
    countOffersTo(ctx.db, personId, where('roster.own'), ctx.now),
  ]);
  return [
    ...byStore('LEAVE', asked, (id) => `/roster/leave?store=${id}`),
    ...byStore('SHIFTS', unseen, () => '/my/shifts'),
    ...byStore('SWAPS', taken, (id) => `/roster/swaps?store=${id}`),
    ...byStore('SWAP_OFFERED', offered, () => '/my/shifts'),
  ];
};

const customers: WaitingSource = async ({ ctx, personId, stores, where }) => {
  const [deciding, assigning] = [where('customers.decideTakeover'), where('customers.assign')];
  const calling = stores.filter(({ id }) => where('followUps.call').includes(id));
  const [takeovers, calls] = await Promise.all([
    deciding.length > 0 ? listTakeovers(ctx.db, deciding) : [],
    Promise.all(
      calling.map(async (store) => {
        const until = businessDayOf(ctx.now, store.timeZone, store.dayStartMinute);
        return [store.id, await countWaitingCalls(ctx.db, { storeId: store.id, personId, until })] as const;
      }),
    ),
  ]);
  return [
    ...takeovers
      .filter(({ storeId, heldById }) => heldById === personId || assigning.includes(storeId))
      .map(
        ({ id, storeId, customerId, customer }): Waiting => ({
          ...undated,
          key: `TAKEOVER:${id}`,
          kind: 'TAKEOVER',
          storeId,
          about: { title: customer },
          href: `/customers/${customerId}`,
        }),
      ),
    ...byStore('CALLS', calls, (id) => `/follow-ups?store=${id}`),
  ];
};

/** Who contributes: each a bounded question to its own room. A further room is a line here. */
export const SOURCES: readonly ((asked: Asked) => Promise<Waiting[]>)[] = [
  tasks,
  reads,
  sheets,
  checks,
  belowZero,
  openItems,
  differences,
  shortages,
  reports,
  complaints,
  incidents,
  roster,
  customers,
  disputes,
  file,
  training,
];
