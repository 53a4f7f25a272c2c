import { expect, test } from 'vitest';
import { networkOf } from './network-of.mjs';

test('of IPv6 a /64 is one, however it is written', () => {
  const same = [
    '2001:db8:1:2::1',
    '2001:DB8:1:2:ffff:1:2:3',
    '2001:0db8:0001:0002:0:0:0:9',
    '2001:db8:1:2::1%eth0',
  ];
  expect(new Set(same.map(networkOf))).toEqual(new Set(['2001:db8:1:2::/64']));
  expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});

test('of IPv4 each address is itself, also mapped into IPv6', () => {
  expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
  for (const mapped of ['::ffff:203.0.113.9', '::ffff:cb00:7109', '0:0:0:0:0:ffff:cb00:7109'])
    expect(networkOf(mapped)).toBe('203.0.113.9');
  expect(networkOf('::ffff:203.0.113.8')).not.toBe(networkOf('::ffff:203.0.113.9'));
});

test('what is no address stays as it is', () => {
  for (const text of ['', 'unknown', 'fe80', '1.2.3']) expect(networkOf(text)).toBe(text);
});
