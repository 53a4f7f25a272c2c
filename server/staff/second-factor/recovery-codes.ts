import { createHash, randomInt } from 'node:crypto';
import type { Tx } from '@/server/platform/db';

const HOW_MANY = 10;
/** Without letters and digits that look alike. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

/** Ten new codes in place of those there were; shown once, kept as hashes: 79 random bits want no slow one. */
export async function replaceRecoveryCodes(tx: Tx, personId: string, now: Date): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newCode);
  await tx.recoveryCode.deleteMany({ where: { personId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ personId, codeHash: hashRecoveryCode(code), createdAt: now })),
  });
  return codes;
}

/** As typed, with blanks and capitals or without. */
export function hashRecoveryCode(code: string): string {
  const plain = code.toLowerCase().replace(/[^a-z0-9]/g, '');
  return createHash('sha256').update(`recovery\n${plain}`).digest('hex');
}

function newCode(): string {
  const letter = () => LETTERS[randomInt(LETTERS.length)] ?? '';
  const group = () => Array.from({ length: GROUP }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
