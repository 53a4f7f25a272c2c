// @ts-check
// Nobody fills the disk by asking for errors: each address has so many lines a while, and what is left out is counted.

import { networkOf } from './network-of.mjs';

const WINDOW_MS = 10_000;
const LINES = 20;
const KEPT_AT_MOST = 5_000;

/**
 * Says whether one more line may be written for an address, and how many were left out before it.
 * @param {() => number} clock
 */
export function lineLimit(clock = () => performance.now(), lines = LINES, windowMs = WINDOW_MS) {
  /** @type {Map<string, { since: number, written: number, leftOut: number }>} */
  const known = new Map();
  /** @param {string} address @returns {{ write: boolean, leftOut: number }} */
  return (address) => {
    const now = clock();
    const network = networkOf(address);
    let row = known.get(network);
    if (!row || now - row.since >= windowMs) {
      const leftOut = row?.leftOut ?? 0;
      if (known.size >= KEPT_AT_MOST) known.clear();
      row = { since: now, written: 1, leftOut: 0 };
      known.set(network, row);
      return { write: true, leftOut };
    }
    if (row.written >= lines) {
      row.leftOut += 1;
      return { write: false, leftOut: 0 };
    }
    row.written += 1;
    return { write: true, leftOut: 0 };
  };
}
