import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { readBody } from './read-body.mjs';

/** A request whose body comes in these pieces. */
function comingIn(pieces: Buffer[], ended = true): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  for (const piece of pieces) request.push(piece);
  if (ended) request.push(null);
  return request;
}

const numbered = (length: number) => Buffer.from(Array.from({ length }, (_, at) => at % 251));

test('a body in any pieces is the same body, up to its limit', async () => {
  const body = numbered(100_000);
  for (const size of [1, 7, 16_384, 40_000, 100_000]) {
    const pieces: Buffer[] = [];
    for (let at = 0; at < body.length; at += size) pieces.push(body.subarray(at, at + size));
    const read = await readBody(comingIn(pieces), 100_000);
    expect(Buffer.compare(read as Buffer, body)).toBe(0);
    expect(await readBody(comingIn(pieces), 99_999)).toBe('large');
  }
  expect(await readBody(comingIn([]), 10)).toHaveLength(0);
});

test('the pieces of a body are not kept while the rest is waited for', async () => {
  const request = comingIn([], false);
  const reading = readBody(request, 1_000);
  const piece = Buffer.from('before');
  request.emit('data', piece);
  piece.fill('x');
  request.emit('end');
  expect(String(await reading)).toBe('before');
});

test('what is being read has one room for all, free again when it is read, refused or gone', async () => {
  const most = 40_000;
  const waiting = comingIn([], false);
  const first = readBody(waiting, most, most);
  waiting.emit('data', numbered(20_000));
  expect(await readBody(comingIn([numbered(20_000)]), most, most)).toBe('full');
  waiting.emit('close');
  expect(await first).toBe('gone');
  for (let time = 0; time < 3; time += 1) {
    expect(await readBody(comingIn([numbered(40_000)]), most, most)).toHaveLength(40_000);
    expect(await readBody(comingIn([numbered(30_000), numbered(30_000)]), most, most)).toBe('large');
  }
});
