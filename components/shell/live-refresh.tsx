'use client';

import { useRouter } from 'next/navigation';
import { useLive } from '@/trpc/live';

/** Asks the server for the page anew when something of these nouns happened elsewhere, in the stores it shows. */
export function LiveRefresh({ of, stores }: { of: readonly string[]; stores?: readonly string[] }) {
  const router = useRouter();
  useLive(of, () => router.refresh(), stores);
  return null;
}
