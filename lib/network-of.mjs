// @ts-check
import { isIPv6 } from 'node:net';

const GROUPS = 8;
const OF_THE_NETWORK = 4;

/**
 * Whose line an address is, for limits: of IPv4 the address itself, of IPv6 its first 64 bits. A home or a hired machine is given a
 * whole /64, and could try from a new address each time. Anything else stays as it is.
 * @param {string} address
 */
export function networkOf(address) {
  const plain = address.replace(/%.*$/, '').toLowerCase();
  if (!isIPv6(plain)) return address;
  const groups = groupsOf(plain);
  const mapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (mapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join('.');
  const network = groups.slice(0, OF_THE_NETWORK).map((group) => group.toString(16));
  return `${network.join(':')}::/64`;
}

/** @param {string} address @returns {number[]} its eight groups */
function groupsOf(address) {
  const [head = '', tail] = withoutDots(address).split('::');
  /** @param {string} part */
  const read = (part) => (part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16)));
  const [before, after] = [read(head), read(tail ?? '')];
  if (tail === undefined) return before;
  return [...before, ...Array(GROUPS - before.length - after.length).fill(0), ...after];
}

/** The last two groups may be written as an IPv4 address. @param {string} address */
function withoutDots(address) {
  return address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_all, ...parts) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
}
