import type { TRPCLink } from '@trpc/client';
import { tap } from '@trpc/server/observable';
import { noSession, sessionOfNow } from '@/client/no-session';
import type { AppRouter } from '@/server/router';

/** Says of every call, whoever made it, that the server knew nobody. The call fails as it would. */
export const noSessionLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    const session = sessionOfNow();
    return next(op).pipe(
      tap({
        error(refusal) {
          if (refusal.data?.error.code === 'UNAUTHENTICATED') noSession(session);
        },
      }),
    );
  };
