import { writeSecurityEvent } from '@/server/audit/write-security-event';
import type { Db } from '@/server/platform/db';
import { plainLogin } from '../auth/known-browser';
import { lockPerson } from '../internal';
import { dropSecondFactor } from './own-second-factor';

/**
 * Takes a second factor away for whoever has the machine: the last administrator's phone and recovery codes are gone, and nobody is
 * left to reset it. Office sessions end; the trail says that it was done here, by nobody who signed in.
 * @returns what became of it
 */
export async function resetAtTheMachine(
  db: Db,
  login: string,
  now: Date,
): Promise<'reset' | 'none' | 'unknown'> {
  const found = await db.person.findUnique({ where: { login: plainLogin(login) } });
  if (!found) return 'unknown';
  return db.$transaction(async (tx) => {
    await lockPerson(tx, found.id);
    if (!(await dropSecondFactor(tx, found.id))) return 'none';
    await tx.authSession.updateMany({
      where: { personId: found.id, deviceId: null, endedAt: null },
      data: { endedAt: now },
    });
    await writeSecurityEvent(tx, {
      action: 'people.resetSecondFactor',
      subjectKind: 'person',
      subjectId: found.id,
      after: { name: found.name, where: 'console' },
      now,
    });
    return 'reset';
  });
}
