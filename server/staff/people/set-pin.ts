import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { afterCommit } from '../auth/after-commit';
import { forgetSessions } from '../auth/get-actor';
import { secretCommand } from '../auth/secret-command';
import { PinTooSimple } from '../errors';
import { endSessionsOf, forgetAttempts, lockPerson } from '../internal';
import { setPinInput } from './person-schema';
import { pinIsSimple } from './secret-rules';

/** A new counter PIN; the person's other counter sessions end. @throws NotFound, PinTooSimple */
export const setPin = afterCommit(
  secretCommand({
    name: 'people.setPin',
    permission: 'people.manage',
    stepUp: true,
    input: setPinInput,
    secretOf: ({ pin }) => pin,
    check({ pin }) {
      if (pinIsSimple(pin)) throw new PinTooSimple();
    },
    async run(tx, { personId, requestId }, pinHash, ctx) {
      const person = await lockPerson(tx, personId);
      await tx.person.update({ where: { id: personId }, data: { pinHash } });
      await forgetAttempts(tx, { endsWith: `:${personId}` });
      await endSessionsOf(tx, ctx, personId, { deviceId: { not: null } });
      await writeAuditEntry(tx, ctx, {
        storeId: null,
        action: 'people.setPin',
        subjectKind: 'person',
        subjectId: personId,
        after: { name: person.name },
        requestId,
      });
      return { personId };
    },
  }),
  forgetSessions,
);
