// Long because: every page of the app, one after the other.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ask, type Store } from '../api';

/** The demo's first promotion, which head office alone may list. */
const PROMOTION_ID = '01980000-0000-7000-8000-00000000d001';

/** Ids of things that are there, to fill the brackets of a route with. */
export interface Samples {
  store: Store;
  day: string;
  ticketId: string;
  /** Its page for whoever holds it. */
  receiptPath: string;
  receivingId: string;
  orderId: string;
  transfer: { fromStoreId: string; id: string };
  /** One being counted, with a sheet of it. */
  stocktake: { id: string; sheetId: string };
  reconciliationId: string;
  shortageId: string;
  complaintId: string;
  claimId: string;
  disputeId: string;
  incidentId: string;
  taskId: string;
  meetingId: string;
  announcementId: string;
  courseId: string;
  /** What the manager is to learn. */
  assignmentId: string;
  /** A shortage the manager answers for. */
  ownShortageId: string;
  /** One with checks, and one of its shelves. */
  zoneId: string;
  shelf: { id: string; zoneId: string };
  handoverId: string;
  productId: string;
  modelId: string;
  customerId: string;
  personId: string;
  /** A drawer's session. */
  sessionId: string;
  /** A ticket the server refused. */
  rejectedId: string;
}

interface Visit {
  who: 'nobody' | 'manager' | 'admin' | 'headOffice' | 'clerk';
  at: (samples: Samples) => string;
}

const of = ({ store }: Samples) => `?store=${store.id}`;
const by = (who: Visit['who'], at: Visit['at']): Visit => ({ who, at });

/** Every page of app/: who opens it, and where. A page that is not here fails the test that walks them. */
export const VISITS: Readonly<Record<string, Visit>> = {
  '/sign-in': by('nobody', () => '/sign-in'),
  '/enrol': by('nobody', () => '/enrol'),
  // A company that is there has no set-up any more: the page leads to the door.
  '/setup': by('nobody', () => '/setup'),
  '/counter': by('clerk', () => '/counter'),
  // Without the worker it is the counter by another address.
  '/counter/start': by('clerk', () => '/counter/start'),
  '/counter/display': by('nobody', () => '/counter/display'),
  '/counter/sign-in': by('nobody', () => '/counter/sign-in'),
  '/r/[number]/[token]': by('nobody', ({ receiptPath }) => receiptPath),
  '/': by('manager', () => '/'),
  '/stores/limits': by('headOffice', () => '/stores/limits'),
  '/insight': by('manager', (samples) => `/insight${of(samples)}`),
  '/insight/lines': by(
    'manager',
    (samples) => `/insight/lines${of(samples)}&month=${samples.day.slice(0, 7)}`,
  ),
  '/insight/ranking': by('manager', (samples) => `/insight/ranking${of(samples)}`),
  '/insight/months': by('manager', (samples) => `/insight/months${of(samples)}`),
  '/insight/months/[storeId]/[month]': by(
    'manager',
    ({ store, day }) => `/insight/months/${store.id}/${day.slice(0, 7)}`,
  ),
  '/insight/exceptions': by('manager', (samples) => `/insight/exceptions${of(samples)}`),
  '/day-reports': by('manager', () => '/day-reports'),
  '/day-reports/[storeId]/[day]': by('manager', ({ store, day }) => `/day-reports/${store.id}/${day}`),
  '/tickets': by('manager', (samples) => `/tickets${of(samples)}`),
  '/my/shifts': by('clerk', () => '/my/shifts'),
  '/my/attendance': by('clerk', () => '/my/attendance'),
  '/attendance': by('manager', (samples) => `/attendance${of(samples)}`),
  '/attendance/[personId]': by('manager', (samples) => `/attendance/${samples.personId}${of(samples)}`),
  '/attendance/rules': by('headOffice', () => '/attendance/rules'),
  '/my/leave': by('clerk', () => '/my/leave'),
  '/roster/leave': by('manager', (samples) => `/roster/leave${of(samples)}`),
  '/roster/swaps': by('manager', (samples) => `/roster/swaps${of(samples)}`),
  '/roster/settings': by('headOffice', (samples) => `/roster/settings${of(samples)}`),
  '/roster/month': by('manager', (samples) => `/roster/month${of(samples)}`),
  '/roster/across': by('headOffice', () => '/roster/across'),
  '/roster': by('manager', (samples) => `/roster${of(samples)}`),
  '/meetings': by('manager', (samples) => `/meetings${of(samples)}`),
  '/meetings/new': by('manager', (samples) => `/meetings/new${of(samples)}`),
  '/meetings/[meetingId]': by('manager', (samples) => `/meetings/${samples.meetingId}${of(samples)}`),
  '/tasks': by('manager', (samples) => `/tasks${of(samples)}`),
  '/tasks/new': by('manager', (samples) => `/tasks/new${of(samples)}`),
  '/tasks/[taskId]': by('manager', (samples) => `/tasks/${samples.taskId}${of(samples)}`),
  '/tickets/held': by('manager', (samples) => `/tickets/held${of(samples)}`),
  '/payments': by('manager', (samples) => `/payments${of(samples)}`),
  '/invoices': by('manager', (samples) => `/invoices${of(samples)}`),
  '/disputes': by('manager', (samples) => `/disputes${of(samples)}`),
  '/disputes/[disputeId]': by('manager', (samples) => `/disputes/${samples.disputeId}${of(samples)}`),
  '/complaints': by('manager', (samples) => `/complaints${of(samples)}`),
  '/complaints/new': by('manager', (samples) => `/complaints/new${of(samples)}`),
  '/complaints/claims': by('manager', (samples) => `/complaints/claims${of(samples)}`),
  '/complaints/claims/[claimId]': by(
    'manager',
    (samples) => `/complaints/claims/${samples.claimId}${of(samples)}`,
  ),
  '/complaints/figures': by('manager', (samples) => `/complaints/figures${of(samples)}`),
  '/complaints/rules': by('admin', () => '/complaints/rules'),
  '/incidents': by('manager', (samples) => `/incidents${of(samples)}`),
  '/incidents/new': by('manager', (samples) => `/incidents/new${of(samples)}`),
  '/incidents/figures': by('manager', (samples) => `/incidents/figures${of(samples)}`),
  '/incidents/safety': by('manager', (samples) => `/incidents/safety${of(samples)}`),
  '/incidents/[incidentId]': by('manager', (samples) => `/incidents/${samples.incidentId}${of(samples)}`),
  '/complaints/[complaintId]': by('manager', (samples) => `/complaints/${samples.complaintId}${of(samples)}`),
  '/follow-ups': by('manager', (samples) => `/follow-ups${of(samples)}`),
  '/follow-ups/calls': by('manager', (samples) => `/follow-ups/calls${of(samples)}`),
  '/follow-ups/settings': by('manager', (samples) => `/follow-ups/settings${of(samples)}`),
  '/customers': by('manager', () => '/customers'),
  '/customers/import': by('headOffice', () => '/customers/import'),
  '/customers/reveals': by('manager', (samples) => `/customers/reveals${of(samples)}`),
  '/customers/levels': by('admin', () => '/customers/levels'),
  '/customers/[customerId]': by('manager', ({ customerId }) => `/customers/${customerId}`),
  '/customers/[customerId]/merge': by('manager', ({ customerId }) => `/customers/${customerId}/merge`),
  '/shelf': by('clerk', () => '/shelf'),
  '/open-items': by('manager', (samples) => `/open-items${of(samples)}`),
  '/tickets/[storeId]/[ticketId]': by('manager', ({ store, ticketId }) => `/tickets/${store.id}/${ticketId}`),
  '/open-items/rejected/[storeId]/[rejectedId]': by(
    'manager',
    ({ store, rejectedId }) => `/open-items/rejected/${store.id}/${rejectedId}`,
  ),
  '/tills/[storeId]/[sessionId]': by('manager', ({ store, sessionId }) => `/tills/${store.id}/${sessionId}`),
  '/stock': by('manager', (samples) => `/stock${of(samples)}`),
  '/stock/print': by('manager', (samples) => `/stock/print${of(samples)}`),
  '/stock/entries': by('manager', (samples) => `/stock/entries${of(samples)}`),
  '/stock/negative': by('manager', (samples) => `/stock/negative${of(samples)}`),
  '/stock/receiving': by('manager', (samples) => `/stock/receiving${of(samples)}`),
  '/stock/receiving/new': by('manager', (samples) => `/stock/receiving/new${of(samples)}`),
  '/stock/receiving/[receivingId]': by(
    'manager',
    (samples) => `/stock/receiving/${samples.receivingId}${of(samples)}`,
  ),
  '/stock/orders': by('manager', (samples) => `/stock/orders${of(samples)}`),
  '/stock/orders/new': by('manager', (samples) => `/stock/orders/new${of(samples)}`),
  '/stock/orders/[orderId]': by('manager', (samples) => `/stock/orders/${samples.orderId}${of(samples)}`),
  '/stock/costs': by('manager', (samples) => `/stock/costs${of(samples)}&product=${samples.productId}`),
  '/stock/adjustments': by('manager', (samples) => `/stock/adjustments${of(samples)}`),
  '/stock/suppliers': by('admin', () => '/stock/suppliers'),
  '/stock/adjustments/new': by('manager', (samples) => `/stock/adjustments/new${of(samples)}`),
  '/stock/as-of': by('manager', (samples) => `/stock/as-of${of(samples)}`),
  '/stock/moves': by('manager', (samples) => `/stock/moves${of(samples)}`),
  '/stock/moves/new': by('manager', (samples) => `/stock/moves/new${of(samples)}`),
  '/stock/supplier-returns': by('manager', (samples) => `/stock/supplier-returns${of(samples)}`),
  '/stock/supplier-returns/new': by('manager', (samples) => `/stock/supplier-returns/new${of(samples)}`),
  '/stock/transfers': by('manager', (samples) => `/stock/transfers${of(samples)}`),
  '/stock/transfers/new': by('manager', (samples) => `/stock/transfers/new${of(samples)}`),
  '/stock/transfers/[fromStoreId]/[transferId]': by(
    'manager',
    (samples) => `/stock/transfers/${samples.transfer.fromStoreId}/${samples.transfer.id}${of(samples)}`,
  ),
  '/stock/shortages': by('manager', (samples) => `/stock/shortages${of(samples)}`),
  '/stock/shortages/new': by('manager', (samples) => `/stock/shortages/new${of(samples)}`),
  '/stock/shortages/payroll': by('manager', (samples) => `/stock/shortages/payroll${of(samples)}`),
  '/stock/shortages/[caseId]': by(
    'manager',
    (samples) => `/stock/shortages/${samples.shortageId}${of(samples)}`,
  ),
  '/announcements': by('manager', () => '/announcements'),
  '/announcements/new': by('manager', (samples) => `/announcements/new${of(samples)}`),
  '/announcements/[announcementId]': by(
    'manager',
    ({ announcementId }) => `/announcements/${announcementId}`,
  ),
  '/my/notices': by('admin', () => '/my/notices'),
  '/my/day': by('manager', () => '/my/day'),
  '/my/security': by('manager', () => '/my/security'),
  '/my/shortages': by('manager', () => '/my/shortages'),
  '/my/shortages/[storeId]/[caseId]': by(
    'manager',
    ({ store, ownShortageId }) => `/my/shortages/${store.id}/${ownShortageId}`,
  ),
  '/stock/slow-movers': by('manager', (samples) => `/stock/slow-movers${of(samples)}&days=30`),
  '/stock/replenishment': by('manager', (samples) => `/stock/replenishment${of(samples)}`),
  '/stock/replenishment/rules': by('manager', (samples) => `/stock/replenishment/rules${of(samples)}`),
  '/stock/reconciliation': by('manager', (samples) => `/stock/reconciliation${of(samples)}`),
  '/stock/reconciliation/new': by('manager', (samples) => `/stock/reconciliation/new${of(samples)}`),
  '/stock/reconciliation/matches': by('manager', (samples) => `/stock/reconciliation/matches${of(samples)}`),
  '/stock/reconciliation/open': by('manager', (samples) => `/stock/reconciliation/open${of(samples)}`),
  '/stock/reconciliation/[reconciliationId]': by(
    'manager',
    (samples) => `/stock/reconciliation/${samples.reconciliationId}${of(samples)}`,
  ),
  '/stocktakes': by('manager', (samples) => `/stocktakes${of(samples)}`),
  '/stocktakes/new': by('manager', (samples) => `/stocktakes/new${of(samples)}`),
  '/stocktakes/shrinkage': by('manager', (samples) => `/stocktakes/shrinkage${of(samples)}`),
  '/stocktakes/[stocktakeId]': by(
    'manager',
    (samples) => `/stocktakes/${samples.stocktake.id}${of(samples)}`,
  ),
  '/stocktakes/[stocktakeId]/history': by(
    'manager',
    (samples) => `/stocktakes/${samples.stocktake.id}/history${of(samples)}`,
  ),
  '/stocktakes/[stocktakeId]/sheet': by(
    'manager',
    (samples) => `/stocktakes/${samples.stocktake.id}/sheet${of(samples)}&sheet=${samples.stocktake.sheetId}`,
  ),
  '/duty': by('clerk', (samples) => `/duty${of(samples)}`),
  '/accounts': by('manager', (samples) => `/accounts${of(samples)}`),
  '/accounts/entries': by('manager', (samples) => `/accounts/entries${of(samples)}`),
  '/accounts/overdue': by('manager', (samples) => `/accounts/overdue${of(samples)}`),
  '/accounts/[customerId]': by(
    'manager',
    ({ customerId, store }) => `/accounts/${customerId}?store=${store.id}`,
  ),
  '/zones': by('manager', (samples) => `/zones${of(samples)}`),
  '/zones/[zoneId]': by('manager', (samples) => `/zones/${samples.zoneId}${of(samples)}`),
  '/zones/[zoneId]/handover': by('manager', (samples) => `/zones/${samples.zoneId}/handover${of(samples)}`),
  '/stock/handovers': by('manager', (samples) => `/stock/handovers${of(samples)}`),
  '/stock/handovers/[handoverId]': by(
    'manager',
    (samples) => `/stock/handovers/${samples.handoverId}${of(samples)}`,
  ),
  '/count': by('manager', (samples) => `/count${of(samples)}`),
  '/count/[sheetId]': by('manager', (samples) => `/count/${samples.stocktake.sheetId}${of(samples)}`),
  '/catalog': by('admin', () => '/catalog'),
  '/catalog/price-tags': by('manager', (samples) => `/catalog/price-tags${of(samples)}&show=NEW`),
  '/promotions': by('headOffice', () => '/promotions'),
  '/promotions/new': by('headOffice', () => '/promotions/new'),
  '/promotions/[promotionId]': by('headOffice', () => `/promotions/${PROMOTION_ID}`),
  '/catalog/planned-prices': by('admin', () => '/catalog/planned-prices'),
  '/catalog/new': by('admin', () => '/catalog/new'),
  '/catalog/pictures': by('admin', () => '/catalog/pictures'),
  '/catalog/import': by('admin', () => '/catalog/import'),
  '/catalog/from-stores': by('admin', () => '/catalog/from-stores'),
  '/catalog/models': by('admin', () => '/catalog/models'),
  '/catalog/models/new': by('admin', ({ productId }) => `/catalog/models/new?from=${productId}`),
  '/catalog/models/[modelId]': by('admin', ({ modelId }) => `/catalog/models/${modelId}`),
  '/catalog/[productId]': by('admin', ({ productId }) => `/catalog/${productId}`),
  '/people': by('admin', () => '/people'),
  '/training': by('manager', (samples) => `/training${of(samples)}`),
  '/training/records/[personId]': by('headOffice', ({ personId }) => `/training/records/${personId}`),
  '/training/courses': by('headOffice', () => '/training/courses'),
  '/training/courses/new': by('headOffice', () => '/training/courses/new'),
  '/training/courses/[courseId]': by('headOffice', ({ courseId }) => `/training/courses/${courseId}`),
  '/training/cards': by('headOffice', () => '/training/cards'),
  '/my/training': by('manager', () => '/my/training'),
  '/my/training/[assignmentId]': by('manager', ({ assignmentId }) => `/my/training/${assignmentId}`),
  '/people/wages': by('headOffice', (samples) => `/people/wages${of(samples)}`),
  '/people/[personId]/file': by('headOffice', ({ personId }) => `/people/${personId}/file`),
  '/my/file': by('manager', () => '/my/file'),
  '/people/[personId]': by('admin', ({ personId }) => `/people/${personId}`),
  '/stores': by('admin', () => '/stores'),
  '/stores/[storeId]/plan': by(
    'manager',
    ({ store, shelf }) => `/stores/${store.id}/plan?zone=${shelf.zoneId}&shelf=${shelf.id}`,
  ),
  '/stores/[storeId]/checks': by('manager', ({ store }) => `/stores/${store.id}/checks`),
  '/stores/[storeId]/zone-figures': by('manager', ({ store }) => `/stores/${store.id}/zone-figures`),
  '/stores/[storeId]': by('admin', ({ store }) => `/stores/${store.id}`),
  '/devices': by('admin', () => '/devices'),
  '/audit': by('admin', () => '/audit'),
};

/** The routes as the folders of app/ say them. */
export function routesOfTheApp(): string[] {
  const app = path.resolve(import.meta.dirname, '../../../app');
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.basename(file) === 'page.tsx')
    .map((file) => {
      const folders = path.dirname(file).split(path.sep);
      return `/${folders.filter((name) => name !== '.' && !name.startsWith('(')).join('/')}`;
    })
    .sort();
}

/** Things of one store as its manager finds them. @param made what the demo does not have; left out: the page of nothing */
export async function findSamples(
  page: Page,
  store: Store,
  made: Pick<Samples, 'rejectedId'> = { rejectedId: crypto.randomUUID() },
): Promise<Samples> {
  const storeId = store.id;
  const [{ report }, { tickets }, { rows }, orders, transfers, runs, [product], { person }] =
    await Promise.all([
      ask<{ report: { day: string } | null }>(page, 'reports.yesterday', { storeId }),
      ask<{ tickets: { id: string }[] }>(page, 'sales.tickets', { storeIds: [storeId] }),
      ask<{ rows: { id: string }[] }>(page, 'purchasing.receivings', { storeIds: [storeId] }),
      ask<{ rows: { id: string }[] }>(page, 'purchasing.orders', { storeIds: [storeId] }),
      ask<{ rows: Samples['transfer'][] }>(page, 'transfers.list', { storeIds: [storeId] }),
      ask<{ rows: { id: string }[] }>(page, 'reconciliation.list', { storeIds: [storeId] }),
      ask<{ id: string }[]>(page, 'catalog.search', { term: '', take: 1 }),
      ask<{ person: { id: string } }>(page, 'staff.me'),
    ]);
  const stocktake = await openStocktake(page, storeId);
  const shortages = await findShortages(page, storeId);
  const [complaintId, claimId, taskId, incidentId, meetingId, disputeId] = await Promise.all(
    [
      'complaints.list',
      'complaints.claims.list',
      'tasks.list',
      'incidents.list',
      'meetings.list',
      'disputes.list',
    ].map((list) => firstOf(page, list, storeId)),
  );
  const announcements = await ask<{ rows: { id: string }[] }>(page, 'notices.announcements', {});
  const zones = await findZones(page, storeId);
  const [courses, learns] = await Promise.all([
    ask<{ id: string }[]>(page, 'training.titles', { storeId }),
    ask<{ id: string }[]>(page, 'training.mine', {}),
  ]);
  const [model] = await ask<{ id: string }[]>(page, 'catalog.models.list', { take: 1 });
  const [session] = await ask<{ id: string }[]>(page, 'tills.sessions', { storeId });
  const {
    customers: [customer],
  } = await ask<{ customers: { id: string }[] }>(page, 'customers.list', {});
  const [ticket] = tickets;
  const receipt = ticket
    ? await ask<{ path: string }>(page, 'invoices.link', { storeId, ticketId: ticket.id })
    : { path: '' };
  const [receiving] = rows;
  const [order] = orders.rows;
  const [transfer] = transfers.rows;
  const [reconciliation] = runs.rows;
  if (
    !report ||
    !ticket ||
    !receiving ||
    !order ||
    !transfer ||
    !reconciliation ||
    !product ||
    !session ||
    !customer
  )
    throw new Error(
      'the demo has tickets, sessions, receivings, orders, transfers, reconciliations, products and customers',
    );
  return {
    store,
    day: report.day,
    ticketId: ticket.id,
    receiptPath: receipt.path,
    receivingId: receiving.id,
    orderId: order.id,
    transfer,
    stocktake,
    ...shortages,
    incidentId: incidentId ?? '',
    complaintId: complaintId ?? '',
    claimId: claimId ?? '',
    disputeId: disputeId ?? '',
    taskId: taskId ?? '',
    meetingId: meetingId ?? '',
    announcementId: announcements.rows[0]?.id ?? '',
    courseId: courses[0]?.id ?? '',
    assignmentId: learns[0]?.id ?? '',
    ...zones,
    ...made,
    sessionId: session.id,
    reconciliationId: reconciliation.id,
    productId: product.id,
    modelId: model?.id ?? '',
    customerId: customer.id,
    personId: person.id,
  };
}

/** The first row of a list of the store. */
async function firstOf(page: Page, list: string, storeId: string): Promise<string> {
  const { rows } = await ask<{ rows: { id: string }[] }>(page, list, { storeIds: [storeId] });
  return rows[0]?.id ?? '';
}

async function openStocktake(page: Page, storeId: string): Promise<Samples['stocktake']> {
  const { rows } = await ask<{ rows: { id: string; state: string }[] }>(page, 'stocktake.list', {
    storeIds: [storeId],
  });
  const open = rows.find(({ state }) => state === 'counting');
  if (!open) throw new Error('the demo has a stocktake that is being counted');
  const { sheets } = await ask<{ sheets: { id: string }[] }>(page, 'stocktake.detail', {
    storeId,
    stocktakeId: open.id,
  });
  return { id: open.id, sheetId: sheets[0]?.id ?? '' };
}

async function findZones(page: Page, storeId: string) {
  const plan = await ask<{ id: string; shelves: { id: string }[] }[]>(page, 'zones.plan', { storeId });
  const [zone] = plan.filter(({ shelves }) => shelves.length > 0);
  const { rows } = await ask<{ rows: { id: string }[] }>(page, 'handovers.list', { storeIds: [storeId] });
  const [shelf] = zone?.shelves ?? [];
  const [handover] = rows;
  if (!zone || !shelf || !handover) throw new Error('the demo has shelves and handovers');
  return { zoneId: zone.id, shelf: { id: shelf.id, zoneId: zone.id }, handoverId: handover.id };
}

async function findShortages(page: Page, storeId: string) {
  const { rows } = await ask<{ rows: { id: string }[] }>(page, 'shortages.list', { storeIds: [storeId] });
  const mine = await ask<{ id: string; storeId: string }[]>(page, 'shortages.mine');
  const [some] = rows;
  const own = mine.find((row) => row.storeId === storeId);
  if (!some || !own) throw new Error('the demo has shortages, one of them the manager’s');
  return { shortageId: some.id, ownShortageId: own.id };
}
