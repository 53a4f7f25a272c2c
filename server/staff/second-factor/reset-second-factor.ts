import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { afterCommit } from '../auth/after-commit';
import { forgetSessions } from '../auth/get-actor';
import { endSessionsOf, forgetAttempts, lockPerson } from '../internal';
import { personCommandInput } from '../people/person-schema';
import { dropSecondFactor } from './own-second-factor';

/**
 * Takes another person's second factor away, whose phone and recovery codes are lost; their office sessions end. Where their roles
 * ask for one they set up a new one at their next sign-in. Again changes nothing. @throws NotFound
 */
export const resetSecondFactor = afterCommit(
  command({
    name: 'people.resetSecondFactor',
    permission: 'people.manage',
    scope: 'company',
    stepUp: true,
    input: personCommandInput,
    async run(tx, { personId, requestId }, ctx) {
      const person = await lockPerson(tx, personId);
      if (!(await dropSecondFactor(tx, personId))) return { personId };
      await forgetAttempts(tx, { startsWith: `code:${personId}` });
      await endSessionsOf(tx, ctx, personId, { deviceId: null });
      await writeAuditEntry(tx, ctx, {
        storeId: null,
        action: 'people.resetSecondFactor',
        subjectKind: 'person',
        subjectId: personId,
        before: { name: person.name },
        requestId,
      });
      return { personId };
    },
  }),
  forgetSessions,
);
