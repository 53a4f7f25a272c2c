'use client';

import { sendCommand } from '@/client/server-contact';

/**
 * Signing in and out without next-auth's own client: that one leaves the page when the server does not answer, and a counter
 * with a basket must stay where it is.
 */

/** A refusal as `{ code, params }` or 'CODE:seconds', for useErrorText. */
export type SignInResult = { ok: true } | { ok: false; error: string };

/** @throws TypeError when the server cannot be reached */
export async function signInWith(
  way: 'password' | 'code' | 'pin',
  credentials: Readonly<Record<string, string>>,
): Promise<SignInResult> {
  const response = await post(`/api/auth/callback/${way}`, credentials);
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true };
  return { ok: false, error: errorIn(answer) };
}

/**
 * Ends the session on the server, then loads a page anew, so that nothing of it stays in memory.
 * @param ended what else is to be noted once it is over
 */
export async function leave(to: string, ended?: () => Promise<void>): Promise<void> {
  await post('/api/auth/signout', {});
  await ended?.();
  window.location.assign(to);
}

async function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const { csrfToken } = (await (await sendCommand('/api/auth/csrf')).json()) as { csrfToken: string };
  return sendCommand(path, {
    method: 'POST',
    body: new URLSearchParams({ ...fields, csrfToken, callbackUrl: '/', json: 'true' }),
  });
}

/** next-auth answers a refusal with an address that carries it. */
function errorIn(answer: unknown): string {
  const url = typeof answer === 'object' && answer !== null && 'url' in answer ? String(answer.url) : '';
  return URL.canParse(url) ? (new URL(url).searchParams.get('error') ?? 'UNKNOWN') : 'UNKNOWN';
}
