import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandUpcE, hasValidCheckDigit, withCheckDigit } from './barcode';
import { codesMeant, readScaleLabel } from './scanned-code';

const SCALES = { weight: '21', price: '22' };

describe('what a scan may mean', () => {
  it.each([
    ['6901234567892', ['6901234567892']],
    ['036000291452', ['036000291452', '0036000291452']],
    ['0036000291452', ['0036000291452', '036000291452']],
    ['04963406', ['04963406', '049000006346', '0049000006346']],
    ['00036000291452', ['00036000291452', '0036000291452', '036000291452']],
    [']E06901234567892', [']E06901234567892', '6901234567892']],
    ['978155860497190000', ['978155860497190000', '9781558604971']],
    ['002701100695102601', ['002701100695102601', '0027011006951', '027011006951']],
    ['01069012345678921', ['01069012345678921', '06901234567892', '6901234567892']],
    ['(01)06901234567892(10)A7', ['(01)06901234567892(10)A7', '06901234567892', '6901234567892']],
    [' CNK8181G2C ', ['CNK8181G2C']],
    // A case of ten is not one of its pieces.
    ['20012345678909', ['20012345678909']],
    ['   ', []],
  ])('%s', (text, codes) => {
    expect(codesMeant(text)).toEqual(codes);
  });

  it('is first of all what was read', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        if (text.trim() !== '') expect(codesMeant(text)[0]).toBe(text.trim());
      }),
    );
  });
});

const shared = process.env.DAYBOOK_SHARED_DATA ?? join(process.cwd(), '../shared/data');
const vectors = join(shared, 'barcodes/vectors.csv');

describe.skipIf(!existsSync(vectors))(`codes that scanners reported (skipped without ${vectors})`, () => {
  const rows = existsSync(vectors)
    ? readFileSync(vectors, 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((row) => row.split(','))
    : [];

  it('find their goods however the catalogue spells them', () => {
    let checked = 0;
    for (const [symbology, text = ''] of rows) {
      if (!/^\d+$/.test(text)) continue;
      if (symbology === 'UPCE') {
        const full = expandUpcE(text) ?? '';
        expect(hasValidCheckDigit(full), text).toBe(true);
        expect(codesMeant(text)).toEqual(expect.arrayContaining([full, `0${full}`]));
      } else if (symbology === 'UPCA' && text.length === 12) {
        expect(codesMeant(text)).toContain(`0${text}`);
      } else if (symbology === 'UPCA') {
        expect(codesMeant(text)).toEqual(expect.arrayContaining([text.slice(0, 13), text.slice(1, 13)]));
      } else if (symbology === 'EAN13' && text.length > 13) {
        expect(codesMeant(text)).toContain(text.slice(0, 13));
      } else if (symbology === 'GTIN14' && text.startsWith('0')) {
        expect(codesMeant(text)).toContain(text.slice(1));
      } else expect(codesMeant(text)).toContain(text);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(70);
  });
});

describe('a label of a scale', () => {
  it('holds a weight', () => {
    expect(readScaleLabel(withCheckDigit('210012300456'), SCALES)).toEqual({
      plu: '00123',
      codes: ['2100123', '00123', '123'],
      holds: { kind: 'weight', grams: 456 },
    });
  });

  it('holds a price', () => {
    expect(readScaleLabel(withCheckDigit('229876501299'), SCALES)).toMatchObject({
      codes: ['2298765', '98765'],
      holds: { kind: 'price', fen: 1299 },
    });
  });

  it.each([
    ['another prefix', withCheckDigit('230012300456')],
    ['a wrong check digit', '2100123004561'],
    ['nothing weighed', withCheckDigit('210012300000')],
    ['too short', '21001230045'],
  ])('is none: %s', (_, text) => {
    expect(readScaleLabel(text, SCALES)).toBeNull();
  });

  it('is none in a store without scales', () => {
    expect(readScaleLabel(withCheckDigit('210012300456'), { weight: '', price: '' })).toBeNull();
  });
});
