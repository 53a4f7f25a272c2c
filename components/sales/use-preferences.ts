'use client';

import { useSyncExternalStore } from 'react';
import {
  type CounterPreferences,
  counterPreferences,
  onCounterPreferences,
  USUAL_PREFERENCES,
} from '@/client/counter-preferences';

/** What was chosen for this counter, in whichever window. */
export function usePreferences(): CounterPreferences {
  return useSyncExternalStore(onCounterPreferences, counterPreferences, () => USUAL_PREFERENCES);
}
