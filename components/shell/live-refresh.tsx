'use client';

import { useRouter } from 'next/navigation';
import { useLive } from '@/trpc/live';

/**
 * Asks the server for the page anew when something of these nouns happened elsewhere, in the stores it shows.
 * @param pauseMs between two times, where it happens often
 */
export function LiveRefresh({
  of,
  stores,
  pauseMs,
}: {
  of: readonly string[];
  stores?: readonly string[];
  pauseMs?: number;
}) {
  const router = useRouter();
  useLive(of, () => router.refresh(), stores, pauseMs);
  return null;
}
