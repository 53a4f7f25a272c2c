import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { afterCommit } from '../auth/after-commit';
import { forgetSessions } from '../auth/get-actor';
import { secretCommand } from '../auth/secret-command';
import { LoginMissing } from '../errors';
import { endSessionsOf, forgetAttempts, lockPerson } from '../internal';
import { setPasswordInput } from './person-schema';
import { refusePoorPassword } from './refuse-password';

/** A new office password, which they change at their next sign-in; the person's other office sessions end. @throws NotFound, LoginMissing, PasswordTooCommon */
export const setPassword = afterCommit(
  secretCommand({
    name: 'people.setPassword',
    permission: 'people.manage',
    stepUp: true,
    input: setPasswordInput,
    secretOf: ({ password }) => password,
    async check({ personId, password }, ctx) {
      const person = await ctx.db.person.findUnique({ where: { id: personId } });
      await refusePoorPassword(password, { login: person?.login ?? null, name: person?.name ?? '' });
    },
    async run(tx, { personId, requestId }, passwordHash, ctx) {
      const person = await lockPerson(tx, personId);
      if (!person.login) throw new LoginMissing();
      // Two know it now; one's own needs no change.
      const mustChangePassword = personId !== ctx.actor.personId;
      await tx.person.update({ where: { id: personId }, data: { passwordHash, mustChangePassword } });
      await forgetAttempts(tx, { equals: `password:${person.login}` });
      await endSessionsOf(tx, ctx, personId, { deviceId: null });
      await writeAuditEntry(tx, ctx, {
        storeId: null,
        action: 'people.setPassword',
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
