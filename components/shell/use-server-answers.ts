'use client';

import { useSyncExternalStore } from 'react';
import { ServerPulse } from '@/client/server-pulse';

/** One for the page, however many parts of it ask. */
const pulse = new ServerPulse();

/** Does the server answer, and can it book sales? Known within 5 s, whatever the browser says of its network. */
export function useServerAnswers(): boolean {
  return useSyncExternalStore(pulse.subscribe, pulse.getSnapshot, () => true);
}
