import { pinyinOf } from '@/lib/pinyin';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { afterCommit } from '../auth/after-commit';
import { forgetSessions } from '../auth/get-actor';
import { keepAnAdministrator, lockPerson } from '../internal';
import { refuseTakenLogin } from './create-person';
import { editPersonInput } from './person-schema';

/** Name, sign-in name and language. @throws NotFound, LoginTaken, LastAdministrator */
export const editPerson = afterCommit(
  command({
    name: 'people.edit',
    permission: 'people.manage',
    scope: 'company',
    input: editPersonInput,
    async run(tx, { personId, name, login, locale, requestId }, ctx) {
      await keepAnAdministrator(tx, async () => {
        const before = await lockPerson(tx, personId);
        await tx.person
          .update({
            where: { id: personId },
            data: { name, login, locale, initials: pinyinOf(name).initials },
          })
          .catch((error: unknown) => refuseTakenLogin(error, login));
        await writeAuditEntry(tx, ctx, {
          storeId: null,
          action: 'people.edit',
          subjectKind: 'person',
          subjectId: personId,
          before: { name: before.name, login: before.login, locale: before.locale },
          after: { name, login, locale },
          requestId,
        });
      });
      return { personId };
    },
  }),
  forgetSessions,
);
