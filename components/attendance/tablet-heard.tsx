'use client';

import { useEffect } from 'react';
import { PendingPunches } from '@/client/pending-punches';
import { tabletStore } from '@/client/tablet-store';
import { useDeviceReport } from '@/components/staff/use-device-report';
import { usePunchWire } from './use-punch-wire';

/**
 * A tablet that nobody is signed in on says that it is there, and what waits on it, as an open counter does: else a shop whose tablet stands at
 * the door would be one nobody hears. What waits is handed over by whoever signs in.
 */
export function TabletHeard() {
  const { report } = usePunchWire();
  useDeviceReport();
  useEffect(
    () =>
      new PendingPunches(tabletStore(), { hand: () => Promise.resolve({ kind: 'LATER' }), report }).start(),
    [report],
  );
  return null;
}
