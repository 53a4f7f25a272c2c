import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { PadKey } from '@/components/ui/number-pad-rules';
import { PinKeys } from './pin-keys';

const LENGTH = 6;
const CODE = '6901234567892';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A PIN entry as the lock has it: what was typed, and every PIN that was tried. */
function lock() {
  let entry = '';
  let at = 0;
  const tried: string[] = [];
  const keys = new PinKeys((key: PadKey) => {
    entry = key === 'back' ? entry.slice(0, -1) : key === 'clear' ? '' : entry + key;
    if (entry.length < LENGTH) return;
    tried.push(entry);
    entry = '';
  });
  return {
    tried,
    entry: () => entry,
    type(text: string, gap: number) {
      for (const key of text) {
        vi.advanceTimersByTime(gap);
        at += gap;
        keys.push(key as PadKey, at, { left: LENGTH - entry.length, length: LENGTH });
      }
    },
    endsScan: () => keys.endsScan(at + 10),
    rest() {
      vi.advanceTimersByTime(1_000);
      at += 1_000;
    },
  };
}

describe('a scan while a PIN is asked for', () => {
  test.each([3, 20, 30, 36, 60, 100, 150, 220, 350])(
    'a key every %s ms tries no PIN and leaves no digit',
    (gap) => {
      const panel = lock();
      panel.type(CODE, gap);
      expect(panel.endsScan()).toBe(true);
      panel.rest();
      expect([panel.tried, panel.entry()]).toEqual([[], '']);
      panel.type('135790', 160);
      panel.rest();
      expect(panel.tried).toEqual(['135790']);
    },
  );

  test('after a digit that a finger typed on the pad', () => {
    let entry = '13';
    const tried: string[] = [];
    const keys = new PinKeys((key: PadKey) => {
      entry = key === 'back' ? entry.slice(0, -1) : entry + key;
      if (entry.length === LENGTH) tried.push(entry);
    });
    let at = 0;
    for (const key of CODE) {
      vi.advanceTimersByTime(120);
      at += 120;
      keys.push(key as PadKey, at, { left: LENGTH - entry.length, length: LENGTH });
    }
    vi.advanceTimersByTime(1_000);
    expect([tried, entry]).toEqual([[], '13']);
  });
});

test.each([60, 120, 250, 700])('six digits by hand, one every %s ms', (gap) => {
  const panel = lock();
  panel.type('135790', gap);
  expect(panel.endsScan()).toBe(false);
  panel.rest();
  panel.type('246802', gap);
  panel.rest();
  expect(panel.tried).toEqual(['135790', '246802']);
});
