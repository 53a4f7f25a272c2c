import type { RoleName } from '@/server/staff/permissions';
import { contextOf, makePerson } from './staff';
import { makeStore } from './stores';
import { makeSession, makeTill } from './tills';

/** A store with a clerk at an open till. */
export async function makeCounter(roles: readonly RoleName[] = ['CLERK']) {
  const store = await makeStore();
  const person = await makePerson(roles, store.id);
  const { till, device } = await makeTill(store);
  const session = await makeSession(store, till.id, person.id);
  const ctx = await contextOf(person, { device });
  /** The same person signed in by password. */
  const office = await contextOf(person);
  const at = (seq: number) => ({ prefix: device.prefix, seq, sessionId: session.id });
  return { store, person, till, device, session, ctx, office, at };
}
