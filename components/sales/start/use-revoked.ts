'use client';

import { useEffect } from 'react';
import { forgetCounter } from '@/client/forget-counter';
import { onNoSession } from '@/client/no-session';
import { tabletStore } from '@/client/tablet-store';
import { useTRPCClient } from '@/trpc/react';

/** Asks, whenever the server says that nobody is signed in, whether the tablet itself was revoked, and leaves the counter if so. */
export function useRevoked(): void {
  const client = useTRPCClient();
  useEffect(
    () =>
      onNoSession(() => {
        void client.staff.counterPlace
          .query()
          .then(async (place) => {
            if (place !== null) return;
            await forgetCounter(tabletStore());
            window.location.assign('/enrol');
          })
          .catch(() => undefined);
      }),
    [client],
  );
}
