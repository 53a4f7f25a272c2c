import { timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { networkOf } from '@/lib/network-of.mjs';
import { personByName } from '@/server/platform/actor';
import { parse } from '@/server/platform/command';
import type { ActorContext } from '@/server/platform/context';
import type { Db, Tx } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { requestFrame } from '@/server/platform/log';
import { type AttemptPolicy, attempt } from '@/server/staff/auth/attempts';
import { hashSecret } from '@/server/staff/auth/hash-secret';
import { keyedMark } from '@/server/staff/auth/keyed-mark';
import { PinTooSimple } from '@/server/staff/errors';
import { insertPerson } from '@/server/staff/people/create-person';
import { grantFirstAdministrator, grantFirstManager } from '@/server/staff/people/grant-role';
import { refusePoorPassword } from '@/server/staff/people/refuse-password';
import { pinIsSimple } from '@/server/staff/people/secret-rules';
import { grantsAllow } from '@/server/staff/permissions';
import { CompanyExists } from '@/server/stores/errors';
import { insertCompany } from '@/server/stores/insert-store';
import { company } from '@/server/stores/queries';
import { SetupCodeWrong } from './errors';
import { openStore } from './open-store';
import { openCompanyInput } from './setup-schema';

/** Whoever reads the console types it right; a guesser is kept slow, and never locked out for long. */
const GUESSING: AttemptPolicy = {
  freeTries: 5,
  firstWaitMs: 30_000,
  longestWaitMs: 300_000,
  forgottenAfterMs: 3_600_000,
  refusal: () => new SetupCodeWrong(),
};

/** As it was typed; `openCompany` checks it. */
export type OpenCompanyInput = z.input<typeof openCompanyInput>;

/**
 * Makes the company of an empty database with its first store and its first administrator, all or nothing. Nobody is signed in yet:
 * the code on the server's console says that it is the owner who asks.
 * @param expectedCode what the console shows; without one nobody may
 * @throws InvalidInput, CompanyExists, SetupCodeWrong, SignInLocked, PasswordTooCommon, PinTooSimple
 */
export async function openCompany(
  db: Db,
  raw: OpenCompanyInput,
  now: Date,
  expectedCode: string | undefined,
): Promise<{ storeId: string; personId: string }> {
  const input = parse(openCompanyInput, raw);
  if (await company(db)) throw new CompanyExists();
  const isRight = expectedCode !== undefined && sameText(input.code, expectedCode);
  await attempt(db, `setup:${networkOf(requestFrame()?.address ?? '')}`, now, async () => isRight, GUESSING);
  const { password, pin } = input.admin;
  if (pin !== null && pinIsSimple(pin)) throw new PinTooSimple();
  await refusePoorPassword(password, input.admin);
  const [passwordHash, pinHash] = await Promise.all([hashSecret(password), pin && hashSecret(pin)]);
  return db.$transaction((tx) => writeAll(tx, db, input, { passwordHash, pinHash }, now));
}

async function writeAll(
  tx: Tx,
  db: Db,
  input: z.output<typeof openCompanyInput>,
  secrets: { passwordHash: string; pinHash: string | null },
  now: Date,
): Promise<{ storeId: string; personId: string }> {
  const { name, login, locale } = input.admin;
  const [personId, storeId] = [newId(), newId()];
  const ctx: ActorContext = {
    db,
    now,
    actor: personByName({ id: personId, name, locale }),
    owing: null,
    clockAheadMs: null,
    provedAt: async () => null,
    device: null,
    locale,
    // What follows is done by the administrator they have just become.
    may: (permission, at) => grantsAllow([{ role: 'ADMIN', storeId: null }], permission, at),
  };
  // First: where two set up at once, the other waits here and is refused.
  await insertCompany(tx, ctx, newId(), input.company.name);
  await insertPerson(tx, ctx, { id: personId, name, login, locale, ...secrets });
  await grantFirstAdministrator(tx, ctx, personId);
  await openStore.runIn(tx, ctx, { ...input.store, requestId: storeId });
  if (secrets.pinHash !== null)
    await grantFirstManager(tx, ctx, personId, { id: storeId, name: input.store.name });
  return { storeId, personId };
}

/** Takes the same time wherever the texts differ, and however long they are. */
function sameText(a: string, b: string): boolean {
  return timingSafeEqual(keyedMark('setup', a), keyedMark('setup', b));
}
