import type { ActorContext, Context } from '@/server/platform/context';
import type { Reader } from '@/server/platform/db';
import { NotFound } from '@/server/platform/errors';
import { type PersonWithin, personWithin } from '@/server/staff/people/person-within';
import { storesWith } from '@/server/staff/people/stores-with';
import type { Permission } from '@/server/staff/permissions';

/**
 * Somebody of the stores whoever asks is responsible for; whoever works in all stores is head office's alone.
 * @throws NotFound, also where there is such a person elsewhere
 */
export async function personOf(
  ctx: ActorContext,
  personId: string,
  permission: Permission,
): Promise<PersonWithin & { scope: string[] | null }> {
  const scope = storesWith(ctx, permission);
  const person = await personWithin(ctx.db, personId, scope);
  if (!person) throw new NotFound({ noun: 'person' });
  return { ...person, scope };
}

/** The same for what is written in one store. @throws NotFound */
export async function requireOfStore(
  reader: Reader,
  ctx: Context,
  of: { personId: string; storeId: string; permission: Permission },
): Promise<void> {
  const person = await personWithin(reader, of.personId, [of.storeId]);
  if (person) return;
  // Who works in all stores works in this one too, and answers to head office.
  const everywhere = ctx.may(of.permission, null) ? await personWithin(reader, of.personId, null) : null;
  if (!everywhere?.worksEverywhere) throw new NotFound({ noun: 'person' });
}
