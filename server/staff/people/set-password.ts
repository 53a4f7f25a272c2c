import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { afterCommit } from '../auth/after-commit';
import { forgetSessions } from '../auth/get-actor';
import { secretCommand } from '../auth/secret-command';
import { LoginMissing, PasswordTooCommon } from '../errors';
import { endSessionsOf, forgetAttempts, lockPerson } from '../internal';
import { setPasswordInput } from './person-schema';
import { passwordProblem } from './secret-rules';

/** A new office password; the person's other office sessions end. @throws NotFound, LoginMissing, PasswordTooCommon */
export const setPassword = afterCommit(
  secretCommand({
    name: 'people.setPassword',
    permission: 'people.manage',
    input: setPasswordInput,
    secretOf: ({ password }) => password,
    check: ({ password }) => refuse(passwordProblem(password)),
    async run(tx, { personId, password, requestId }, passwordHash, ctx) {
      const person = await lockPerson(tx, personId);
      if (!person.login) throw new LoginMissing();
      refuse(passwordProblem(password, person.login));
      await tx.person.update({ where: { id: personId }, data: { passwordHash } });
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

function refuse(problem: string | null): void {
  if (problem) throw new PasswordTooCommon({ problem });
}
