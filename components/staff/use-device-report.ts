'use client';

import { useEffect } from 'react';
import { reportDevice } from '@/client/report-device';
import { tabletStore } from '@/client/tablet-store';
import { useTRPCClient } from '@/trpc/react';

/** While this page is open the office hears that the tablet is there, what it has not sent, and which build it runs. */
export function useDeviceReport(): void {
  const client = useTRPCClient();
  useEffect(() => reportDevice(tabletStore(), (says) => client.staff.reportDevice.mutate(says)), [client]);
}
