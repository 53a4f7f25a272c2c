import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import { afterCommit } from '../auth/after-commit';
import { forgetSessions } from '../auth/get-actor';
import { keepAnAdministrator, lockPerson } from '../internal';
import { personCommandInput } from './person-schema';

/** Closes every door to a person at once; what they did keeps their name. Again changes nothing. @throws NotFound, LastAdministrator */
export const deactivatePerson = afterCommit(
  command({
    name: 'people.deactivate',
    permission: 'people.manage',
    scope: 'company',
    stepUp: true,
    input: personCommandInput,
    async run(tx, { personId, requestId }, ctx) {
      await keepAnAdministrator(tx, async () => {
        const person = await lockPerson(tx, personId);
        if (person.deactivatedAt) return;
        await tx.person.update({
          where: { id: personId },
          data: { deactivatedAt: ctx.now, deactivatedById: ctx.actor.personId },
        });
        await tx.authSession.updateMany({ where: { personId, endedAt: null }, data: { endedAt: ctx.now } });
        await writeAuditEntry(tx, ctx, {
          storeId: null,
          action: 'people.deactivate',
          subjectKind: 'person',
          subjectId: personId,
          before: { name: person.name, active: true },
          after: { active: false },
          requestId,
        });
      });
      return { personId };
    },
  }),
  forgetSessions,
);

/** Opens them again, with the roles, password and PIN the person had. Again changes nothing. @throws NotFound */
export const reactivatePerson = afterCommit(
  command({
    name: 'people.reactivate',
    permission: 'people.manage',
    scope: 'company',
    stepUp: true,
    input: personCommandInput,
    async run(tx, { personId, requestId }, ctx) {
      const person = await lockPerson(tx, personId);
      if (!person.deactivatedAt) return { personId };
      await tx.person.update({
        where: { id: personId },
        data: { deactivatedAt: null, deactivatedById: null },
      });
      await writeAuditEntry(tx, ctx, {
        storeId: null,
        action: 'people.reactivate',
        subjectKind: 'person',
        subjectId: personId,
        before: { name: person.name, active: false },
        after: { active: true },
        requestId,
      });
      return { personId };
    },
  }),
  forgetSessions,
);
