import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { logger } from '@/server/platform/log';
import type { ChargeOutcome, PaymentProvider } from './provider';

/** How long an answer is waited for, ms: then nobody knows, and it is asked about. */
export const PATIENCE_MS = 10_000;
/** An answer of more is none of ours, bytes. */
const MOST_BYTES = 10_000;

const answer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('PAID'), reference: z.string().min(1).max(64) }),
  z.object({ state: z.literal('REFUSED'), refusal: z.string().max(200) }),
  z.object({ state: z.enum(['CANCELLED', 'WAITING', 'NONE']) }),
]);

/** Of a call or an answer: HMAC-SHA-256 of its moment and text under the key both have. */
export function signatureOf(key: string, at: string, body: string): string {
  return createHmac('sha256', key).update(`${at}\n${body}`).digest('hex');
}

export function isSignedBy(key: string, at: string, body: string, signature: string): boolean {
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(key, at, body))];
  return given.length === right.length && timingSafeEqual(given, right);
}

/**
 * A payment gateway over HTTP: `POST /charge`, `/query`, `/cancel` with JSON, each signed both ways by `x-daybook-at` and
 * `x-daybook-signature` (docs/runbooks/payments.md). An answer that is not signed says nothing.
 * @param now the moment its calls are signed with
 */
export function gateway(
  origin: string,
  key: string,
  { now, patienceMs = PATIENCE_MS }: { now: Date; patienceMs?: number },
): PaymentProvider {
  async function ask(path: string, content: object): Promise<ChargeOutcome> {
    const body = JSON.stringify(content);
    const at = String(now.getTime());
    try {
      const response = await fetch(`${origin}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-daybook-at': at,
          'x-daybook-signature': signatureOf(key, at, body),
        },
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      const text = await response.text();
      const signed = response.headers.get('x-daybook-signature') ?? '';
      const isTheirs =
        text.length <= MOST_BYTES &&
        isSignedBy(key, response.headers.get('x-daybook-at') ?? '', text, signed);
      if (!response.ok || !isTheirs) throw new Error(`status ${response.status}, signed: ${isTheirs}`);
      return answer.parse(JSON.parse(text));
    } catch (error) {
      logger.warn({ err: error, path }, 'the payment gateway did not answer');
      return { state: 'UNKNOWN' };
    }
  }
  return {
    charge: (charge) => ask('/charge', charge),
    query: (id) => ask('/query', { id }),
    cancel: (id) => ask('/cancel', { id }),
  };
}
