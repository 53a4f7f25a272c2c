'use client';

import { signOut } from 'next-auth/react';

/** Ends the session on the server, then loads a page anew, so that nothing of it stays in memory. */
export async function leave(to: string): Promise<void> {
  await signOut({ redirect: false });
  window.location.assign(to);
}
