import { describe, expect, it } from 'vitest';
import { columnOptions } from './column-options';

describe('columnOptions', () => {
  it('tells two columns of one heading apart by letter and by what stands below', () => {
    const rows = [
      ['一号店', '3', 'A区'],
      ['二号店', '1', ''],
    ];
    expect(columnOptions(['店仓', '库存数量', '店仓'], rows).map(({ label }) => label)).toEqual([
      'A · 店仓 (一号店, 二号店)',
      'B · 库存数量 (3, 1)',
      'C · 店仓 (A区)',
    ]);
  });

  it('names a column without a heading by its letter once', () => {
    expect(columnOptions(['A', '名称'], []).map(({ label }) => label)).toEqual(['A', 'B · 名称']);
  });
});
