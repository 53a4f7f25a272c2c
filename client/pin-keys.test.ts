import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PadKey } from '@/lib/number-pad';
import { PIN_KEYS, PinKeys } from './pin-keys';

const LENGTH = 6;
const PIN = '135790';
const CODE = '6901234567892';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A PIN entry as a screen has it: what it shows, and every PIN that was tried. */
function panel() {
  const tried: string[] = [];
  const shows = { count: 0, isScan: false };
  const keys = new PinKeys(LENGTH, {
    shown: (typed) => Object.assign(shows, typed),
    pin: (pin) => void tried.push(pin),
  });
  const start = Date.now();
  const press = (key: string) => keys.press(key, Date.now() - start);
  return {
    keys,
    tried,
    shows,
    press,
    now: () => Date.now() - start,
    /** Each key after a gap. */
    type(text: readonly string[] | string, gap: number) {
      for (const key of text) {
        vi.advanceTimersByTime(gap);
        press(key);
      }
    },
    touch(digits: string) {
      for (const digit of digits) keys.touch(digit as PadKey);
    },
    rest: (ms = 1_000) => void vi.advanceTimersByTime(ms),
  };
}

const gaps = fc.integer({ min: 5, max: 300 });
const prefixes = fc.constantFrom('', 'A', ']C1', '*');
const digits = (minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom(...'0123456789'), { minLength, maxLength })
    .map((characters) => characters.join(''));
const endings = fc.constantFrom<string[]>([], ['Enter'], ['Tab'], ['Enter', 'Enter']);
const scans = fc.record({ prefix: prefixes, code: digits(8, 20), gap: gaps, ending: endings });

describe('a scan while a PIN is asked for', () => {
  test('tries no PIN and leaves no digit, at any speed, length and ending; a PIN right after it is taken', () => {
    fc.assert(
      fc.property(fc.array(scans, { minLength: 1, maxLength: 4 }), gaps, (fired, gap) => {
        const at = panel();
        for (const { prefix, code, gap: between, ending } of fired) {
          at.type([...prefix, ...code, ...ending], between);
          expect([at.tried, at.shows]).toEqual([[], { count: 0, isScan: true }]);
          at.rest(PIN_KEYS.pauseMs + 50);
        }
        at.type(PIN, gap);
        at.rest();
        expect(at.tried).toEqual([PIN]);
      }),
    );
  });

  test('letters anywhere in it make it one, however few its digits', () => {
    fc.assert(
      fc.property(
        digits(0, 6),
        fc.constantFrom('A', 'z', '-', '.', '/'),
        digits(0, 20),
        gaps,
        (a, b, c, gap) => {
          const at = panel();
          at.type([...a, b, ...c], gap);
          at.rest(20_000);
          expect([at.tried, at.shows.count]).toEqual([[], 0]);
        },
      ),
    );
  });

  test('takes back none of the digits that were touched', () => {
    const at = panel();
    at.touch('13');
    at.type(CODE, 120);
    at.rest();
    expect([at.tried, at.shows]).toEqual([[], { count: 2, isScan: true }]);
    at.touch('5790');
    expect(at.tried).toEqual([PIN]);
  });

  test('its Enter and the one after it press nothing; a PIN after them needs no pause', () => {
    const at = panel();
    at.type(CODE, 30);
    expect([at.press('Enter'), at.press('Enter')]).toEqual([true, true]);
    at.type(PIN, 60);
    at.press('Enter');
    expect(at.tried).toEqual([PIN]);
  });

  test('a short code and its Enter are no beginning of a PIN', () => {
    const at = panel();
    at.type('1024', 20);
    expect(at.press('Enter')).toBe(true);
    at.type(PIN, 150);
    at.rest();
    expect(at.tried).toEqual([PIN]);
  });

  test('that began before anybody asked is one to its end', () => {
    fc.assert(
      fc.property(digits(6, 6), gaps, (tail, gap) => {
        const at = panel();
        at.rest(5_000);
        at.keys.begin(at.now() - 100, at.now());
        at.type(tail, gap);
        at.press('Enter');
        at.rest();
        expect([at.tried, at.shows]).toEqual([[], { count: 0, isScan: true }]);
        at.type(PIN, gap);
        at.rest();
        expect(at.tried).toEqual([PIN]);
      }),
    );
  });
});

describe('a PIN by hand', () => {
  test('by key goes off after a silence, or at Enter', () => {
    fc.assert(
      fc.property(digits(6, 6), fc.integer({ min: 5, max: 3_000 }), fc.boolean(), (pin, gap, enter) => {
        const at = panel();
        at.type(pin, gap);
        expect(at.tried).toEqual([]);
        if (enter) at.press('Enter');
        else at.rest(PIN_KEYS.pauseMs);
        expect([at.tried, at.shows.count]).toEqual([[pin], 0]);
      }),
    );
  });

  test('by touch goes off at once', () => {
    const at = panel();
    at.touch(PIN);
    expect(at.tried).toEqual([PIN]);
  });

  test('by touch and key together', () => {
    const at = panel();
    at.touch('135');
    at.type('790', 200);
    at.rest();
    expect(at.tried).toEqual([PIN]);
  });

  test('a slip is put right', () => {
    const at = panel();
    at.type(['1', '3', '6', 'Backspace', ...'5790'], 200);
    at.rest();
    at.type(['1', '3', 'Delete', ...PIN], 200);
    at.rest();
    expect(at.tried).toEqual([PIN, PIN]);
  });

  test('a digit taken off where there is none goes back', () => {
    const backFromEmpty = vi.fn();
    const keys = new PinKeys(LENGTH, { shown: () => undefined, pin: () => undefined, backFromEmpty });
    keys.touch('1');
    keys.press('Backspace', 0);
    expect(backFromEmpty).not.toHaveBeenCalled();
    keys.press('Backspace', 100);
    keys.touch('clear');
    expect(backFromEmpty).toHaveBeenCalledTimes(2);
  });

  test('begun and left is cleared', () => {
    const at = panel();
    at.type('1357', 200);
    at.rest(3_000);
    expect(at.shows.count).toBe(4);
    at.rest(5_000);
    expect(at.shows).toEqual({ count: 0, isScan: false });
  });

  test('keys that are no characters are nobody’s', () => {
    const at = panel();
    for (const key of ['Shift', 'ArrowDown', 'Escape', 'F5', 'Tab', 'Enter', ' '])
      expect(at.press(key)).toBe(false);
    expect(at.shows.isScan).toBe(false);
  });
});
