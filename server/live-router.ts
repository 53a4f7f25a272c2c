import { TRPCError } from '@trpc/server';
import { followEvents, type Happened } from './events/follow-events';
import type { ActingPerson } from './platform/actor';
import { Unavailable } from './platform/errors';
import { router, selfProcedure } from './platform/trpc';
import { watchSession } from './staff/auth/live-sessions';

/** After one of these, rights may be others: whoever follows comes anew and is looked at anew. */
const RIGHTS_MAY_CHANGE = /^(people|devices)\./;

export const liveRouter = router({
  /**
   * What happens from now on in the stores the person works in: names of events without their content, as a hint to ask for
   * the truth. The first answer is empty and says that the line stands. Ends with the session.
   */
  changes: selfProcedure.subscription(async function* ({ ctx, signal }): AsyncGenerator<readonly Happened[]> {
    yield* changesFor(ctx.actor, signal);
  }),
});

async function* changesFor(
  actor: ActingPerson,
  signal: AbortSignal | undefined,
): AsyncGenerator<readonly Happened[]> {
  let waiting: Happened[] = [];
  let ended = false;
  let wake: () => void = () => undefined;
  const end = () => {
    ended = true;
    wake();
  };
  const following = followEvents((happened) => {
    if (happened.some(({ names }) => names.some((name) => RIGHTS_MAY_CHANGE.test(name)))) return end();
    waiting.push(...happened.filter(({ storeId }) => mayHear(actor, storeId)));
    if (waiting.length > 0) wake();
  });
  const unwatch = actor.sessionId === null ? () => undefined : watchSession(actor.sessionId, end);
  signal?.addEventListener('abort', end);
  try {
    await following.begun;
    yield [];
    while (!ended) {
      if (waiting.length === 0)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const happened = waiting;
      waiting = [];
      if (happened.length > 0 && !ended) yield happened;
    }
    // Said as an error that passes, so that the browser comes again by itself; by its end it would stay away.
    if (!signal?.aborted) throw new TRPCError({ code: 'SERVICE_UNAVAILABLE', cause: new Unavailable() });
  } finally {
    signal?.removeEventListener('abort', end);
    following.end();
    unwatch();
  }
}

/** Where somebody holds any role; of the company whoever works there at all. */
function mayHear({ grants }: ActingPerson, storeId: string | null): boolean {
  return grants.some((grant) => storeId === null || grant.storeId === null || grant.storeId === storeId);
}
