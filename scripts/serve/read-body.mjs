// @ts-check
import { IncomingMessage } from 'node:http';

/** A body that is not here by then is somebody holding a line open, ms. */
const PATIENCE_MS = 30_000;

/** A body begins with this much room, bytes, and doubles it: chunks kept one by one take far more than they hold. */
const FIRST_ROOM = 16_384;
/** Room of all bodies that are being read at one time, bytes. */
const ROOM_IN_ALL = 64_000_000;

let roomTaken = 0;

/**
 * A request's whole body, counted as it comes: 'large' as soon as it is above the limit, 'full' when too much is being read of others,
 * 'gone' when it does not come to its end.
 * @param {IncomingMessage} request
 * @param {number} maxBytes
 * @returns {Promise<Buffer | 'large' | 'full' | 'gone'>}
 */
export function readBody(request, maxBytes, roomInAll = ROOM_IN_ALL) {
  return new Promise((resolve) => {
    let room = Buffer.alloc(0);
    let size = 0;
    const timer = setTimeout(() => settle('gone'), PATIENCE_MS);
    /** @param {Buffer} part */
    const take = (part) => {
      if (size + part.length > maxBytes) return settle('large');
      if (size + part.length > room.length) {
        const wider = roomFor(size + part.length, room.length, maxBytes);
        if (roomTaken + wider - room.length > roomInAll) return settle('full');
        roomTaken += wider - room.length;
        const former = room;
        room = Buffer.allocUnsafeSlow(wider);
        former.copy(room, 0, 0, size);
      }
      part.copy(room, size);
      size += part.length;
    };
    const end = () => settle(room.subarray(0, size));
    const gone = () => settle('gone');
    let settled = false;
    /** @param {Buffer | 'large' | 'full' | 'gone'} outcome */
    const settle = (outcome) => {
      if (settled) return;
      settled = true;
      roomTaken -= room.length;
      room = Buffer.alloc(0);
      clearTimeout(timer);
      request.off('data', take).off('end', end).off('close', gone).off('error', gone);
      request.on('error', () => undefined);
      resolve(outcome);
    };
    request.on('data', take).on('end', end).on('close', gone).on('error', gone);
  });
}

/** @param {number} needed @param {number} had @param {number} most */
function roomFor(needed, had, most) {
  let room = had || FIRST_ROOM;
  while (room < needed) room *= 2;
  return Math.min(room, most);
}

/**
 * The request as it came, with a body that has been read already.
 * @param {IncomingMessage} request
 * @param {Buffer} body
 */
export function withBody(request, body) {
  const again = new IncomingMessage(request.socket);
  again.method = request.method;
  again.url = request.url;
  again.httpVersion = request.httpVersion;
  again.httpVersionMajor = request.httpVersionMajor;
  again.httpVersionMinor = request.httpVersionMinor;
  again.headers = request.headers;
  again.rawHeaders = request.rawHeaders;
  again.complete = true;
  if (body.length > 0) again.push(body);
  again.push(null);
  return again;
}
