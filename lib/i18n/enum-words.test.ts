import path from 'node:path';
import type { AbstractIntlMessages } from 'next-intl';
import { describe, expect, test } from 'vitest';
import * as enums from '@/generated/prisma/enums';
import { TENDER_KINDS } from '@/server/tills/payment-rules';
import { readMessages } from './load-messages';
import { LOCALES } from './locales';

// No state of the database reaches a screen as it is stored: each has its word in both languages, and a new one wants one.

/** Kinds that are records of their module are said like those of the database. */
const TenderKind = Object.fromEntries(TENDER_KINDS.map((kind) => [kind, kind]));
const all = { ...enums, TenderKind };
type EnumName = keyof typeof all;
const VALUES: Record<EnumName, Record<string, string>> = all;

/** Where the screens look up the words of each; none: only the audit trail shows it, or screens say it in words of their own. */
const SAID: Record<EnumName, readonly string[]> = {
  AdjustmentReason: ['stock.reasons'],
  ApprovalKind: ['reports.approvalKinds'],
  BusinessDayState: [],
  CashMovementKind: ['reports.cashKinds', 'tills.report.cashKinds'],
  CheckRhythm: ['zones.checks.rhythms'],
  DayReportVerdict: ['reports.verdicts'],
  DiscrepancyClass: ['reconciliation.classes'],
  DrawerPolicy: ['stores.settings.drawers'],
  FreedReason: [],
  HandoverTime: [],
  ImportState: [],
  LimitedAct: ['limits.acts', 'limits.actHints'],
  LimitState: ['limits.states'],
  NoticeKind: ['notices.kinds', 'notices.said'],
  OpenItemPolicy: ['openItems.ofDay.policies', 'stores.settings.openPolicies'],
  ReceiptPrinting: ['stores.settings.printings'],
  RejectedCash: ['openItems.rejected.cashKinds'],
  RejectedVerdict: [],
  RobotKind: ['notices.robotKinds'],
  ReturnDisposition: [],
  Role: ['shell.roles', 'staff.roleHints'],
  ShortageSettlementKind: ['shortages.kinds'],
  ShortageSource: ['shortages.sources'],
  ShortageSplit: ['stores.settings.splits'],
  ShortageValuation: ['shortages.valuations', 'stores.settings.valuations'],
  ShortageVerdict: ['shortages.verdicts', 'shortages.verdictHints'],
  StockDocumentKind: [],
  StockEntryKind: ['stock.entryKinds'],
  StocktakeCountKind: ['stocktake.countKinds'],
  StocktakeDecisionKind: ['stocktake.decisions', 'stocktake.decisionHints'],
  StocktakeKind: ['stocktake.kinds', 'stocktake.kindHints'],
  StoreKind: ['stores.kinds'],
  TenderKind: ['reports.tenderKinds', 'sales.pay.kinds'],
  TicketKind: ['reports.ticketKinds', 'sales.receipts.kinds'],
  TransferArrivalKind: [],
  ZoneKind: ['zones.kinds'],
};

/** What the audit trail says for any value that an entry may carry. */
const TRAIL = 'audit.values';

describe.each(LOCALES)('in %s', (locale) => {
  const messages = readMessages(path.resolve('messages', locale));
  const at = (place: string) =>
    place
      .split('.')
      .reduce<AbstractIntlMessages | string | undefined>(
        (node, name) => (typeof node === 'object' ? node[name] : undefined),
        messages,
      );

  test.each(Object.keys(all) as EnumName[])('every value of %s has its word', (name) => {
    const places = SAID[name];
    expect(places, `say in SAID where the screens find the words of ${name}`).toBeDefined();
    const unsaid = [...places, TRAIL].flatMap((place) =>
      Object.values(VALUES[name])
        .filter((value) => {
          const word = at(`${place}.${value}`);
          return typeof word !== 'string' || word.trim() === '' || word === value;
        })
        .map((value) => `${place}.${value}`),
    );
    expect(unsaid).toEqual([]);
  });

  test('what a period begins with and what a store began with are two words', () => {
    expect(at('stock.entryKinds.OPENING')).not.toBe(at('stock.opening'));
  });
});
