import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { addressOf } from './request-frame.mjs';

function from(peer: string, forwarded?: string): IncomingMessage {
  const request = new IncomingMessage(Object.defineProperty(new Socket(), 'remoteAddress', { value: peer }));
  if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
  return request;
}

test('an address is the peer, or what a proxy of ours says last', () => {
  const none = new Set<string>();
  expect(addressOf(from('::ffff:10.0.0.7'), none)).toBe('10.0.0.7');
  expect(addressOf(from('10.0.0.7', '1.2.3.4'), none)).toBe('10.0.0.7');
  expect(addressOf(from('127.0.0.1', '6.6.6.6, 1.2.3.4'), none)).toBe('1.2.3.4');
  expect(addressOf(from('10.0.0.9', '6.6.6.6, 1.2.3.4'), new Set(['10.0.0.9']))).toBe('1.2.3.4');
});
