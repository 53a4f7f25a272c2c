// @ts-check
// What is known of a request wherever its work takes place: its id for the log, and whose line it is.
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';

/** @typedef {{ id: string, address: string, isForwarded?: boolean }} RequestFrame isForwarded: a proxy passed it on, which Next's own headers no longer tell */

/** @type {AsyncLocalStorage<RequestFrame>} */
export const frames = globalThis.daybookFrames ?? new AsyncLocalStorage();
// One for the process: server/platform/log.ts, which Next loads for itself, reads the same.
globalThis.daybookFrames = frames;

const ID_BYTES = 6;
/** Random bytes are drawn for many ids at once: each draw costs as much as a header. */
const pool = Buffer.alloc(ID_BYTES * 512);
let used = pool.length;

function newFrameId() {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += ID_BYTES;
  return pool.toString('base64url', used - ID_BYTES, used);
}

/** @param {import('node:http').IncomingMessage} request @param {ReadonlySet<string>} proxies @returns {RequestFrame} */
export function frameOf(request, proxies) {
  return {
    id: newFrameId(),
    address: addressOf(request, proxies),
    isForwarded: FORWARDING.some((name) => request.headers[name] !== undefined),
  };
}

const FORWARDING = ['x-forwarded-for', 'forwarded', 'via'];

/**
 * Where a request comes from. A proxy's word counts only when the proxy is on this machine, or named in TRUSTED_PROXIES.
 * @param {import('node:http').IncomingMessage} request
 * @param {ReadonlySet<string>} proxies
 */
export function addressOf(request, proxies) {
  const peer = plainAddress(request.socket.remoteAddress ?? '');
  const said = request.headers['x-forwarded-for'];
  if (said === undefined || !(isThisMachine(peer) || proxies.has(peer))) return peer;
  // The last entry is the proxy's own; what stands before it the sender may have made up.
  const last = String(said).split(',').at(-1)?.trim() ?? '';
  return last === '' ? peer : plainAddress(last).slice(0, 60);
}

/** @param {string} address */
function plainAddress(address) {
  return address.startsWith('::ffff:') ? address.slice(7) : address;
}

/** @param {string} address */
function isThisMachine(address) {
  return address === '::1' || address.startsWith('127.');
}
