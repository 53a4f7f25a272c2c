import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barcodeKind, expandUpcE, hasValidCheckDigit, withCheckDigit } from './barcode';

const sharedData = process.env.DAYBOOK_SHARED_DATA ?? join(process.cwd(), '../shared/data');
const vectorFile = join(sharedData, 'barcodes/vectors.csv');
const haveVectors = existsSync(vectorFile);

describe('check digits', () => {
  it.each([
    ['4006381333931', 'EAN13'],
    ['96385074', 'EAN8'],
    ['036000291452', 'UPCA'],
    ['04963406', 'UPCE'],
    ['00012345678905', 'ITF14'],
  ])('%s is a valid %s', (text, kind) => {
    expect(barcodeKind(text)).toBe(kind);
    expect(hasValidCheckDigit(text)).toBe(true);
  });

  it('knows codes without a check digit and wrong ones', () => {
    for (const text of ['', 'CNK8181G2C', '4895235504845CC', '123456', '4006381333932', '96385075']) {
      expect(hasValidCheckDigit(text)).toBe(false);
    }
    expect(barcodeKind('4895235504845CC')).toBe('OTHER');
    expect(barcodeKind('4006381333932')).toBe('EAN13');
    expect(barcodeKind('96385075')).toBe('EAN8');
  });

  it.each([
    ['04963406', '049000006346'],
    ['01234531', '012300000451'],
    ['01234541', '012340000051'],
    ['01234565', '012345000065'],
  ])('UPC-E %s in full is %s', (short, full) => {
    expect(expandUpcE(short)).toBe(full);
  });

  it('expands only eight digits of number system 0 or 1', () => {
    expect(expandUpcE('24963406')).toBeNull();
    expect(expandUpcE('4963406')).toBeNull();
  });

  it('finds any single wrong digit', () => {
    const body = fc.stringMatching(/^\d{12}$/);
    fc.assert(
      fc.property(body, fc.nat(12), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const code = withCheckDigit(digits);
        expect(hasValidCheckDigit(code)).toBe(true);
        const wrong = (Number(code[place]) + shift) % 10;
        expect(hasValidCheckDigit(code.slice(0, place) + wrong + code.slice(place + 1))).toBe(false);
      }),
    );
  });
});

describe.skipIf(!haveVectors)(`real scanned codes (skipped when ${vectorFile} is absent)`, () => {
  const rows = haveVectors
    ? readFileSync(vectorFile, 'utf8')
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => line.split(','))
    : [];

  it('agree with what the scanners reported', () => {
    const lengths: Record<string, number> = { EAN13: 13, EAN8: 8, UPCA: 12, UPCE: 8, GTIN14: 14 };
    const kinds: Record<string, string> = { GTIN14: 'ITF14' };
    let checked = 0;
    for (const [symbology = '', text = ''] of rows) {
      // An add-on of two or five digits, or a reader's marker, makes a text that is not the code alone.
      if (text.length !== lengths[symbology] || !/^\d+$/.test(text)) continue;
      expect(hasValidCheckDigit(text), `${symbology} ${text}`).toBe(true);
      const ambiguous = symbology === 'UPCE' && barcodeKind(text) === 'EAN8';
      if (!ambiguous) expect(barcodeKind(text)).toBe(kinds[symbology] ?? symbology);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(60);
  });

  it('agree with the plain sum where it is known', () => {
    for (const [symbology, text = '', plain] of rows) {
      if (plain === '1') expect(hasValidCheckDigit(text), text).toBe(true);
      if (plain === '0' && symbology !== 'UPCE' && [12, 13, 14].includes(text.length)) {
        expect(hasValidCheckDigit(text), text).toBe(false);
      }
    }
  });
});
