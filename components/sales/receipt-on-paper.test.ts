import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoney } from '@/lib/format';
import { wordsFor } from '@/lib/i18n/words-for';
import { escposOf, KICK } from '@/lib/printing/escpos';
import { ROLLS, type RollWidth } from '@/lib/printing/paper';
import { type ReadPaper, readEscpos } from '@/tests/helpers/escpos-reader';
import type { ReceiptData } from './receipt-data';
import { paperOfReceipt, type ReceiptHeading, type ReceiptWords } from './receipt-on-paper';

const store: ReceiptHeading = {
  name: '金陵家居 新街口店',
  address: '南京市秦淮区中山南路 1 号',
  phone: '025-5555 0100',
  receiptFooter: '七天内凭小票退换\n谢谢惠顾',
  receiptWidthMm: 80,
  timeZone: 'Asia/Shanghai',
};

function wordsOf(locale: string): ReceiptWords {
  const [say, kinds] = [wordsFor(locale, 'sales.receipt'), wordsFor(locale, 'sales.pay.kinds')];
  return {
    locale,
    say: (word, values) => say(word, values),
    tender: (kind) => kinds(kind),
    unit: (unit) => unit,
    number: (number) => number,
  };
}

const sale: ReceiptData = {
  id: 't',
  kind: 'SALE',
  number: 'S01-01A-000007',
  occurredAt: new Date('2026-11-30T06:05:00Z'),
  cashier: '王小雨',
  tillCode: '01',
  lines: [
    {
      id: 'l1',
      name: '北欧风实木餐椅（带扶手，可拆洗坐垫，胡桃木色）',
      spec: '胡桃木',
      code: 'CHAIR-02',
      unit: '把',
      quantity: '2',
      unitPriceFen: 45_000,
      shelfPriceFen: 49_900,
      grossFen: 90_000,
      discountFen: 1_990,
      netFen: 88_010,
      later: true,
    },
  ],
  discountFen: 1_990,
  netFen: 88_010,
  taxFen: 10_125,
  roundingFen: 10,
  totalFen: 88_000,
  changeFen: 2_000,
  tenders: [
    { id: 'a', kind: 'CASH', amountFen: 50_000 },
    { id: 'b', kind: 'ON_ACCOUNT', amountFen: 40_000 },
  ],
  note: '周六送货',
  customer: { name: '李女士', maskedNumber: '138****5678' },
  points: { earned: 880, takenBack: 0, spent: 100, givenBack: 0, left: 1_780 },
  storedLeftFen: 12_300,
  dueDay: '2026-12-30',
};

/** As a reader of the paper has it: what was broken over lines is whole again. */
const said = (paper: ReadPaper) => paper.lines.map(({ text }) => text.replaceAll(' ', '')).join('');
const asPrinted = (text: string) =>
  text.replaceAll('¥', '￥').replaceAll('’', "'").replaceAll('−', '-').replaceAll(' ', '');
const printed = (receipt: ReceiptData, locale = 'zh-CN', width: RollWidth = 80, marks = {}) =>
  readEscpos(escposOf(paperOfReceipt(receipt, store, wordsOf(locale), marks), width));

describe.each(['zh-CN', 'en'])('a receipt in %s', (locale) => {
  test.each([58, 80] as const)('on %i mm says all that the page says, and no line is longer', (width) => {
    const paper = paperOfReceipt(sale, store, wordsOf(locale), { copy: true, mark: '练习' });
    const read = readEscpos(escposOf(paper, width));
    expect(read.unknown).toEqual([]);
    expect(Math.max(...read.lines.map(({ columns }) => columns))).toBeLessThanOrEqual(ROLLS[width].columns);
    const all = said(read);
    for (const block of paper) for (const words of wordsIn(block)) expect(all).toContain(asPrinted(words));
    expect(read).toMatchObject({ cuts: 1, kicks: 0 });
    expect(read.barcodes).toHaveLength(1);
  });
});

function wordsIn(block: ReturnType<typeof paperOfReceipt>[number]): string[] {
  if (block.kind === 'rule') return [];
  if (block.kind === 'pair') return [block.value, ...(block.name.length < 12 ? [block.name] : [])];
  return 'text' in block ? block.text.split('\n') : [block.caption];
}

test('amounts stand at the right edge, to the column', () => {
  for (const width of [58, 80] as const) {
    const lines = printed(sale, 'zh-CN', width).lines;
    const amounts = lines.filter(({ text }) => /￥[\d,]+\.\d\d$/.test(text));
    expect(amounts.length).toBeGreaterThan(6);
    expect(new Set(amounts.map(({ columns }) => columns))).toEqual(new Set([ROLLS[width].columns]));
  }
});

test('the number is a Code 128 that a return is begun with, and fits a narrow roll with its margins', () => {
  const [bars] = printed(sale, 'zh-CN', 58).barcodes;
  expect(bars?.system).toBe(73);
  expect(code128Text(bars?.data ?? new Uint8Array())).toBe(sale.number);
  expect(bars?.dotsPerModule).toBe(2);
});

/** What a scanner reads of it. */
function code128Text(data: Uint8Array): string {
  let text = '';
  let set = '';
  for (let at = 0; at < data.length; at += 1) {
    if (data[at] === 0x7b && (data[at + 1] === 0x42 || data[at + 1] === 0x43)) {
      set = String.fromCharCode(data[at + 1] ?? 0);
      at += 1;
    } else text += set === 'C' ? String(data[at]).padStart(2, '0') : String.fromCharCode(data[at] ?? 0);
  }
  return text;
}

test('a return says so, and an exchange what came back', () => {
  const back = printed({
    ...sale,
    kind: 'RETURN',
    exchange: {
      number: 'S01-01A-000006',
      lines: [{ id: 'x', name: '台灯', quantity: '1', refundFen: 19_900 }],
      refundFen: 19_900,
      applied: [],
      back: [{ kind: 'CASH', amountFen: 1_900 }],
    },
  });
  for (const words of [
    '退货单',
    '退款',
    '换回单号',
    'S01-01A-000006',
    '台灯×1',
    '-￥199.00',
    '退给顾客（现金）',
  ])
    expect(said(back)).toContain(words);
  // Nobody signs for what they get back.
  expect(said(back)).not.toContain('挂账，客户签字');
});

test('a name is never a command: no drawer opens by it, and nothing is cut', () => {
  const name = '台灯\u001bp\u0000\u0019\u00fa\u001dV\u0000\u0010\u0014';
  const read = printed({ ...sale, note: name, lines: sale.lines.map((line) => ({ ...line, name })) });
  expect(read).toMatchObject({ kicks: 0, cuts: 1, unknown: [] });
});

test('the drawer opens before the receipt, once', () => {
  const bytes = escposOf(paperOfReceipt(sale, store, wordsOf('en')), 80);
  expect(readEscpos(Uint8Array.from([...KICK, ...bytes]))).toMatchObject({ kicks: 1, cuts: 1, unknown: [] });
});

test('any receipt: no line longer than the paper, every name and amount on it, and its sums the receipt’s', () => {
  const letter = fc.constantFrom(...'台灯胡桃木床沙发é×·（）Abc 1-,¥㛃😀\u001b{');
  const name = fc.array(letter, { minLength: 1, maxLength: 60 }).map((letters) => `灯${letters.join('')}`);
  const fen = fc.integer({ min: 1, max: 99_999_999_999 });
  const line = fc.record({
    name,
    unitPriceFen: fen,
    grossFen: fen,
    quantity: fc.integer({ min: 1, max: 9_999_999 }),
  });
  const any = fc.tuple(
    fc.array(line, { minLength: 1, maxLength: 8 }),
    fen,
    fc.constantFrom<RollWidth>(58, 80),
  );
  fc.assert(
    fc.property(any, ([lines, totalFen, width]) => {
      const receipt: ReceiptData = {
        ...sale,
        totalFen,
        lines: lines.map((one, at) => ({
          ...(sale.lines[0] as ReceiptData['lines'][number]),
          ...one,
          id: String(at),
          quantity: String(one.quantity),
        })),
      };
      const read = printed(receipt, 'zh-CN', width);
      expect(read.unknown).toEqual([]);
      expect(Math.max(...read.lines.map(({ columns }) => columns))).toBeLessThanOrEqual(ROLLS[width].columns);
      const all = said(read);
      for (const { name, grossFen } of lines) {
        expect(all).toContain(asPrinted(name).replaceAll('😀', '?').replaceAll('\u001b', ''));
        expect(all).toContain(asPrinted(formatMoney(grossFen)));
      }
      expect(all).toContain(`合计${asPrinted(formatMoney(totalFen))}`);
    }),
    { numRuns: 300 },
  );
});

test('of an exchange, what the goods that came back paid stands apart from what was handed over', () => {
  const [first] = sale.tenders;
  const applied = [{ kind: first?.kind ?? '', amountFen: first?.amountFen ?? 0 }];
  const { lines } = printed({
    ...sale,
    exchange: { number: 'S01-01A-000006', lines: [], refundFen: 50_000, applied, back: [] },
  });
  expect(lines.map(({ text }) => text).join('\n')).toMatch(/退货抵扣（现金）.*500\.00/);
});
