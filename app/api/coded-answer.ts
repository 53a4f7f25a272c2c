import { setting } from '@/lib/environment';
import { outage } from '@/server/platform/command';
import { DomainError } from '@/server/platform/errors';
import type { ErrorKind } from '@/server/platform/patience';
import { wireError } from '@/server/platform/trpc';

const STATUS: Record<ErrorKind, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  invalid: 400,
  too_many: 429,
  unavailable: 503,
};

/** Answers a request that is no tRPC call: what the work says, or its refusal as `{ error: { code, params, retryable } }`. */
export async function codedAnswer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (thrown) {
    const error = outage(thrown) ?? thrown;
    const status = error instanceof DomainError ? STATUS[error.kind] : 500;
    return Response.json({ error: wireError(error) }, { status, headers: { 'Cache-Control': 'no-store' } });
  }
}

/** Does the browser come over https, also where a proxy in front ends it? */
export function isOverHttps(request: Request): boolean {
  const address = setting('PUBLIC_URL') ?? setting('NEXTAUTH_URL') ?? request.url;
  return address.startsWith('https:');
}
