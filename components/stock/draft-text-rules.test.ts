import { expect, it } from 'vitest';
import { draftText } from './draft-text-rules';

it('says the goods of a draft line by line, however large its figures', () => {
  const draft = {
    note: '急',
    lines: [
      { product: { code: 'S1', name: '沙发', spec: '浅灰' }, quantity: '999999', unitCost: '9999999999' },
      { product: { code: 'S2', name: '灯', spec: '' }, quantity: '2', unitCostFen: null },
    ],
  };
  expect(draftText(JSON.stringify(draft))).toBe('S1 沙发 浅灰 x 999999 ¥99999999.99\nS2 灯 x 2\n急');
});

it('shows what it does not understand as it stands', () => {
  expect(draftText('{"lines":')).toBe('{"lines":');
  expect(draftText('{"lines":[7]}')).toBe('7');
});
