'use client';

import { useRouter } from 'next/navigation';
import { useLive } from '@/trpc/live';

/** Asks the server for the page anew when something of these nouns happened elsewhere. */
export function LiveRefresh({ of }: { of: readonly string[] }) {
  const router = useRouter();
  useLive(of, () => router.refresh());
  return null;
}
