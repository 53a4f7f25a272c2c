import { pinyinOf } from '@/lib/pinyin';
import { writeAuditEntry } from '@/server/audit/write-audit-entry';
import { command } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import { violates } from '@/server/platform/database-errors';
import type { Tx } from '@/server/platform/db';
import { LoginTaken } from '../errors';
import { createPersonInput } from './person-schema';

/** A new person without roles; the id is the requestId. @throws LoginTaken */
export const createPerson = command({
  name: 'people.create',
  permission: 'people.manage',
  scope: 'company',
  input: createPersonInput,
  async run(tx, input, ctx) {
    await insertPerson(tx, ctx, { id: input.requestId, ...input });
    return { personId: input.requestId };
  },
});

/** Writes a person and the audit entry of it. @throws LoginTaken */
export async function insertPerson(
  tx: Tx,
  ctx: ActorContext,
  person: {
    id: string;
    name: string;
    login: string | null;
    locale: string;
    passwordHash?: string;
    pinHash?: string | null;
  },
): Promise<void> {
  const { id, name, login, locale, passwordHash = null, pinHash = null } = person;
  await tx.person
    .create({
      data: {
        ...{ id, name, login, locale, passwordHash, pinHash },
        initials: pinyinOf(name).initials,
        createdAt: ctx.now,
      },
    })
    .catch((error: unknown) => refuseTakenLogin(error, login));
  await writeAuditEntry(tx, ctx, {
    storeId: null,
    action: 'people.create',
    subjectKind: 'person',
    subjectId: id,
    after: { name, login, locale },
  });
}

/** @throws LoginTaken when that is what the database says, else the error itself */
export function refuseTakenLogin(error: unknown, login: string | null): never {
  if (violates(error, 'login')) throw new LoginTaken({ login });
  throw error;
}
