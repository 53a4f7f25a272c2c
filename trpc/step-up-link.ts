import type { TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { askForProof } from '@/client/step-up';
import type { AppRouter } from '@/server/router';

/**
 * A command that wants the password once more waits for it, and is then sent again as it was, requestId and all. Whoever gives no
 * password gets the refusal: nothing was done.
 */
export const stepUpLink: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let inner: { unsubscribe(): void } | undefined;
      let left = false;
      const send = (isAgain: boolean) => {
        inner = next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error(refusal) {
            if (isAgain || refusal.data?.error.code !== 'STEP_UP_NEEDED') return observer.error(refusal);
            void askForProof().then((proved) => {
              if (left) return;
              if (proved) send(true);
              else observer.error(refusal);
            });
          },
        });
      };
      send(false);
      return () => {
        left = true;
        inner?.unsubscribe();
      };
    });
