import { expect, it } from 'vitest';
import { opensReceipt, receiptKey, receiptToken } from '@/server/sales/receipt-link';
import { receiptLink } from './receipt-link';

process.env.AUTH_SECRET = 'a secret of an installation, for tests alone';

it('is the same on the tablet as on the server, and opens its own receipt alone', async () => {
  const number = 'S01-01A-000123';
  const link = await receiptLink(number, receiptKey('S01-01A'), 'https://shop.example.com');
  const token = receiptToken(number);
  expect(link).toBe(`https://shop.example.com/r/${number}/${token}`);
  expect(token).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(opensReceipt(number, token)).toBe(true);
  for (const [other, wrong] of [
    ['S01-01A-000124', token],
    ['S01-01B-000123', token],
    [number.toLowerCase(), token],
    [number, token.slice(0, -1)],
    [number, ''],
    [number, `${token}A`],
    ['', token],
    ['S01-01A-', token],
  ] as const)
    expect(opensReceipt(other, wrong)).toBe(false);
  // Another tablet's key makes no link to it.
  const stolen = await receiptLink(number, receiptKey('S01-01B'), '');
  expect(opensReceipt(number, stolen?.split('/').at(-1) ?? '')).toBe(false);
});
