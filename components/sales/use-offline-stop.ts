'use client';

import { priceOf } from '@/client/basket';
import { isPaidFor } from '@/client/basket-payment';
import { type OfflineStop, offlineStop } from '@/client/offline-rules';
import { unheardMs } from '@/client/server-time';
import { useServerAnswers } from '@/components/shell/use-server-answers';
import { useCounter } from './counter-context';
import { useOnline } from './use-online';

/** Why the basket at hand is not sold now, with nobody answering; null: it is. What money was taken for is always finished. */
export function useOfflineStop(): OfflineStop | null {
  const { state, settings, practice, isClerk } = useCounter();
  const online = useOnline();
  const answered = useServerAnswers() && online;
  if (answered || practice || isPaidFor(state.basket)) return null;
  const { netFen } = priceOf(state.basket);
  return offlineStop(settings.store, { isClerk, totalFen: netFen, unheardMs: unheardMs() });
}
