import { expect, it } from 'vitest';
import { momentWords } from './time-words';

it('says a moment by the store’s clock, with its day where it was another', () => {
  const now = new Date('2026-11-30T02:10:00Z');
  expect(momentWords(new Date('2026-11-30T01:05:00Z'), now, 'Asia/Shanghai')).toBe('09:05');
  expect(momentWords(new Date('2026-11-29T15:59:00Z'), now, 'Asia/Shanghai')).toBe('2026-11-29 23:59');
});
