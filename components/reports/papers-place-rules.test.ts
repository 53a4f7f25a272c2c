import { expect, it } from 'vitest';
import type { PaperLine } from '@/components/vouchers/papers-of-day';
import type { ShownSections } from '@/server/reports/show-sections';
import { papersIn } from './papers-place-rules';

const line = (over: Partial<PaperLine>): PaperLine => ({
  kind: 'TENDER',
  key: 'CARD',
  label: '',
  amountFen: null,
  sessionId: null,
  required: false,
  papers: [],
  ...over,
});
const card = line({});
const alipay = line({ key: 'ALIPAY' });
const water = line({ kind: 'PAID_OUT', key: 'm1', sessionId: 's1' });
const delivery = line({ kind: 'SUPPLIER_NOTE', key: 'r1' });
const takenBack = line({ kind: 'SUPPLIER_NOTE', key: '' });
const all = [card, alipay, water, delivery, takenBack];

const drawer = (sessionId: string, kind: string) => ({
  sessionId,
  tillCode: '01',
  sessionDay: '2026-11-01',
  kinds: [{ kind, count: 1, amountFen: -500 }],
  apart: [],
});
const sections = (drawers: ReturnType<typeof drawer>[]): ShownSections => ({
  sales: {
    version: 2,
    figures: {
      tickets: {},
      tenders: [{ kind: 'CARD', count: 1, takenFen: 1, refundedFen: 0 }],
      discounts: { lineCount: 0, lineFen: 0, basketCount: 0, basketFen: 0, overrideCount: 0, overrideFen: 0 },
    },
    details: null,
  },
  cash: {
    version: 2,
    figures: { sessions: [], cash: [], drawers },
    details: { counts: [], reasons: {} },
  },
  stock: {
    version: 1,
    figures: { stock: [{ kind: 'RECEIVING', count: 1, in: '1', out: '0', valueFen: null }], belowZero: 0 },
    details: null,
  },
});

it('papers whose figure stands on the page are beside it, all others apart', () => {
  expect(papersIn(null, all, sections([drawer('s1', 'PAID_OUT')]))).toEqual([alipay, takenBack]);
  expect(papersIn(null, [water], sections([drawer('s2', 'PAID_OUT'), drawer('s1', 'SALE')]))).toEqual([
    water,
  ]);
});

it('a tender that only customers paid back with has its papers beside what they paid', () => {
  const credit = {
    version: 1 as const,
    figures: { kinds: [], tenders: [card, alipay].map(({ key }) => ({ kind: key, count: 1, fen: 5 })) },
    details: { owing: { totalFen: 0, unmatchedFen: 0, buckets: {} }, customers: 0 },
  };
  const both = { ...sections([]), credit } as unknown as ShownSections;
  expect(papersIn('sales', all, both)).toEqual([card]);
  expect(papersIn('credit', all, both)).toEqual([alipay]);
});

it('without its section, a line is apart', () => {
  expect(papersIn(null, all, {})).toEqual(all);
});
