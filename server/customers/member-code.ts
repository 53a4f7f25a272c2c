import { randomInt } from 'node:crypto';
import { memberCode } from '@/lib/member-code';

/** A member code by chance; whether somebody has it already, the database says. */
export function newMemberCode(): string {
  return memberCode(String(randomInt(0, 100_000_000)).padStart(8, '0'));
}
