import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyRanges } from './key-beginnings';
import { searchKeys } from './search-keys';

const digit = fc.integer({ min: 0, max: 9 }).map(String);
const mobile = fc
  .tuple(fc.constantFrom('138', '139', '186', '177'), fc.array(digit, { minLength: 8, maxLength: 8 }))
  .map(([head, rest]) => head + rest.join(''));
const name = fc
  .array(fc.constantFrom(...'王李张欧阳晓明文琪诸葛a B娜'), { minLength: 1, maxLength: 8 })
  .map((characters) => characters.join('').trim())
  .filter(Boolean);

/** What the index answers: keys from a beginning, in the order of code points. */
const isFound = (keys: readonly string[], typed: string) =>
  keyRanges(typed).some(({ from, beyond }) => keys.some((key) => key >= from && key < beyond));

test('the last four digits, five and more at either end, and the whole of a number in any shape find it; fewer in front never', () => {
  fc.assert(
    fc.property(mobile, fc.integer({ min: 5, max: 11 }), (number, length) => {
      const keys = searchKeys({ code: 'V123456782', name: '王', numbers: [`+86${number}`] });
      expect(isFound(keys, number.slice(0, length))).toBe(true);
      expect(isFound(keys, number.slice(-length))).toBe(true);
      expect(isFound(keys, number.slice(-4))).toBe(true);
      // Nothing a masked number hides is confirmed by so few; the same digits may stand at its end.
      const front = number.slice(0, 4);
      expect(isFound(keys, front)).toBe(front === number.slice(-4));
      expect(isFound(keys, `+86 ${number.slice(0, 3)}-${number.slice(3)}`)).toBe(true);
    }),
  );
});

test('a name from any of its characters finds it, whatever its case and blanks; keys are each once and short', () => {
  fc.assert(
    fc.property(name, fc.nat(7), (whole, from) => {
      const keys = searchKeys({ code: 'V123456782', name: whole, numbers: [] });
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.every((key) => key.length > 0 && key.length <= 100)).toBe(true);
      const part = [...whole.replace(/\s/g, '')].slice(from).join('');
      if ([...part].length >= 2) expect(isFound(keys, part.toUpperCase())).toBe(true);
    }),
  );
});

test('digits that are nobody’s are not found', () => {
  const keys = searchKeys({ code: 'V123456782', name: '王晓明', numbers: ['+8613812345678'] });
  for (const typed of ['13912', '5679', '2345', '1381', '138', '678', '13', '王', 'x'])
    expect(isFound(keys, typed), typed).toBe(false);
});

test('a card of the program before is found by the whole of it, with its zeros and without', () => {
  const keys = searchKeys({ code: 'V123456782', name: '王', numbers: [], cardNumber: '0042' });
  for (const typed of ['0042', '42', '042']) expect(isFound(keys, typed), typed).toBe(true);
  for (const typed of ['4', '421', '0043']) expect(isFound(keys, typed), typed).toBe(false);
});
