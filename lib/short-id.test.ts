import { expect, it } from 'vitest';
import { longId, shortId } from './short-id';

it('comes back as it was, in 22 characters of an address', () => {
  for (const id of [
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
    '019ad7f0-1234-7abc-9def-0123456789ab',
  ]) {
    expect(shortId(id)).toMatch(/^[\w-]{22}$/);
    expect(longId(shortId(id))).toBe(id);
  }
});

it('takes nothing else for an id', () => {
  for (const text of ['', 'a', '../../../../etc/passwd', 'AAAAAAAAAAAAAAAAAAAAA!', 'AAAAAAAAAAAAAAAAAAAAAB'])
    expect(longId(text)).toBeNull();
});
