import { describe, expect, test } from 'vitest';
import { matchHeadings } from './columns';

const fieldsOf = (headings: string[]) => matchHeadings(headings);

describe('a style number and what its rows differ in', () => {
  test('are matched together, and a specification becomes a size', () => {
    expect(fieldsOf(['款号', '商品编码', '名称', '颜色', '尺码', '条码', '零售价'])).toEqual({
      name: 2,
      barcode: 5,
      code: 1,
      price: 6,
      model: 0,
      option1: 3,
      option2: 4,
    });
    expect(fieldsOf(['品名', '型号', '颜色', '规格', '容量', '条码'])).toEqual({
      name: 0,
      barcode: 5,
      model: 1,
      option1: 2,
      option2: 3,
      option3: 4,
    });
    expect(fieldsOf(['Name', 'SKU', 'Style No.', 'Colour', 'Size', 'Price'])).toMatchObject({
      code: 1,
      model: 2,
      option1: 3,
      option2: 4,
    });
  });

  test('a style number is no code where rows of it differ; another column is, or none', () => {
    const columns = fieldsOf(['款号', '品名', '颜色', '尺码', '售价']);
    expect(columns).toEqual({ name: 1, price: 4, model: 0, option1: 2, option2: 3 });
  });

  test('options may be named by columns of their own', () => {
    const headings = [
      'Handle',
      'Title',
      'Option1 Name',
      'Option1 Value',
      'Option2 Name',
      'Option2 Value',
      'SKU',
    ];
    expect(fieldsOf(headings)).toEqual({
      name: 1,
      code: 6,
      model: 0,
      optionName1: 2,
      option1: 3,
      optionName2: 4,
      option2: 5,
    });
  });

  test('one of the two alone means what it always did', () => {
    expect(fieldsOf(['款号', '品名', '规格'])).toEqual({ name: 1, code: 0, spec: 2 });
    expect(fieldsOf(['名称', '规格', '型号', '单位'])).toEqual({ name: 0, spec: 1, unit: 3 });
    expect(fieldsOf(['品名', '条码', '颜色'])).toEqual({ name: 0, barcode: 1 });
    expect(fieldsOf(['model', 'colour', 'price'])).toEqual({ name: 0, price: 2 });
  });
});
