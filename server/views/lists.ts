import type { Permission } from '@/server/staff/permissions';

interface ListOfOffice {
  path: string;
  /** What its page asks for; any one of them, in any store, shows the list. */
  permissions: readonly Permission[];
}

/** The lists whose views can be kept, each with its page and the right its page asks for. */
export const LISTS = {
  tickets: { path: '/tickets', permissions: ['sales.read'] },
  meetings: { path: '/meetings', permissions: ['meetings.read'] },
  tasks: { path: '/tasks', permissions: ['tasks.do'] },
  complaints: { path: '/complaints', permissions: ['complaints.read'] },
  incidents: { path: '/incidents', permissions: ['incidents.read'] },
  openItems: {
    path: '/open-items',
    permissions: [
      'openItems.answerBreach',
      'openItems.explainNumber',
      'openItems.settleRejected',
      'sales.recordPickup',
      'stock.explainNegative',
    ],
  },
  analysis: { path: '/insight', permissions: ['insight.read'] },
  analysisLines: { path: '/insight/lines', permissions: ['insight.read'] },
  months: { path: '/insight/months', permissions: ['insight.read'] },
  products: { path: '/catalog', permissions: ['catalog.read'] },
  stockBook: { path: '/stock', permissions: ['stock.read'] },
  stockEntries: { path: '/stock/entries', permissions: ['stock.read'] },
  stockAsOf: { path: '/stock/as-of', permissions: ['stock.read'] },
  slowMovers: { path: '/stock/slow-movers', permissions: ['stock.read'] },
  negative: { path: '/stock/negative', permissions: ['stock.read', 'stock.explainNegative'] },
  replenishment: { path: '/stock/replenishment', permissions: ['stock.read'] },
  orders: { path: '/stock/orders', permissions: ['stock.read'] },
  receiving: { path: '/stock/receiving', permissions: ['stock.read'] },
  supplierReturns: { path: '/stock/supplier-returns', permissions: ['stock.read'] },
  transfers: { path: '/stock/transfers', permissions: ['stock.read'] },
  adjustments: { path: '/stock/adjustments', permissions: ['stock.read'] },
  moves: { path: '/stock/moves', permissions: ['stock.move'] },
  handovers: { path: '/stock/handovers', permissions: ['stock.read'] },
  reconciliations: { path: '/stock/reconciliation', permissions: ['stock.read'] },
  discrepancies: { path: '/stock/reconciliation/open', permissions: ['stock.read'] },
  shortages: { path: '/stock/shortages', permissions: ['shortages.read', 'shortages.open'] },
  stocktakes: { path: '/stocktakes', permissions: ['stocktake.read'] },
  shrinkage: { path: '/stocktakes/shrinkage', permissions: ['stock.read'] },
  customers: { path: '/customers', permissions: ['customers.find'] },
  people: { path: '/people', permissions: ['people.read'] },
  audit: { path: '/audit', permissions: ['audit.read'] },
} as const satisfies Record<string, ListOfOffice>;

export type ListKey = keyof typeof LISTS;

export const LIST_KEYS = Object.keys(LISTS) as [ListKey, ...ListKey[]];
