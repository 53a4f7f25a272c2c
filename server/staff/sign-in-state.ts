import type { ActorContext } from '@/server/platform/context';

/** Who is signing in, what they still owe, and whether they have a second factor. */
export async function signInState({ db, actor, owing }: ActorContext) {
  const factor = await db.secondFactor.findUnique({ where: { personId: actor.personId } });
  return {
    person: { name: actor.name, locale: actor.locale },
    owed: owing?.what ?? null,
    hasSecondFactor: Boolean(factor?.confirmedAt),
    /** When the password was last given here. */
    provedAt: actor.provedAt,
  };
}
