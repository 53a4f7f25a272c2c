import { expect, test } from 'vitest';
import { readPieces } from './piece-rules';

test('pieces of a note are whole, none or more, and no more than a drawer holds', () => {
  expect(readPieces('')).toEqual({ pieces: null, fault: null });
  expect(readPieces(' 12 ')).toEqual({ pieces: 12, fault: null });
  expect(readPieces('０３')).toEqual({ pieces: 3, fault: null });
  expect(['abc', '1.5', '-1', '1e3'].map((text) => readPieces(text))).toEqual(
    Array.from({ length: 4 }, () => ({ pieces: null, fault: 'notWhole' })),
  );
  expect(readPieces('99999')).toEqual({ pieces: 99_999, fault: null });
  expect(readPieces('100000')).toEqual({ pieces: null, fault: 'tooMany' });
});
