import { expect, it } from 'vitest';
import type { PaperLine } from '@/components/vouchers/papers-of-day';
import type { ShownSections } from '@/server/reports/show-sections';
import { linesWithoutFigure } from './unplaced-rules';

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
  expect(linesWithoutFigure(all, sections([drawer('s1', 'PAID_OUT')]))).toEqual([alipay, takenBack]);
  expect(linesWithoutFigure([water], sections([drawer('s2', 'PAID_OUT'), drawer('s1', 'SALE')]))).toEqual([
    water,
  ]);
});

it('without its section, a line is apart', () => {
  expect(linesWithoutFigure(all, {})).toEqual(all);
});
