'use client';

import { useState } from 'react';
import type { PunchAnswer, PunchWire } from '@/client/pending-punches';
import type { Outgoing } from '@/client/send-attachment';
import { sendCommand } from '@/client/server-contact';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { codedError, isRetryable } from '@/components/shell/use-error-text';
import { isRefusal } from '@/trpc/query-client';
import { useTRPCClient } from '@/trpc/react';

const ANSWER_MS = 20_000;
/** About who asks, and nothing about the punch: whoever signs in next brings it. */
const NOBODY_TO_ASK = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'DEVICE_UNKNOWN', 'SIGN_IN_UNFINISHED']);

/** How a tablet's punches reach the server. */
export function usePunchWire(): PunchWire {
  const client = useTRPCClient();
  const [wire] = useState<PunchWire>(() => ({
    async hand({ id, storeId, personId, kind, occurredAt, reason, proof, photo, withdraws }) {
      if (kind === 'WITHDRAWAL')
        return withdraws ? takeBack(client, { requestId: id, storeId, ...withdraws }) : { kind: 'TAKEN' };
      const send = (photoId: string | null) =>
        client.attendance.punch.mutate(
          {
            ...{ requestId: id, storeId, personId, kind, reason, proof },
            occurredAt: new Date(occurredAt),
            ...(photoId ? { photoId } : {}),
          },
          { signal: AbortSignal.timeout(ANSWER_MS) },
        );
      try {
        const photoId = photo ? await sendPunchPhoto(storeId, photo) : null;
        await send(photoId).catch((error: unknown) => {
          // What waited for days at the server is gone: the punch is worth more than its photo.
          if (photoId && isWithoutPhoto(error)) return send(null);
          throw error;
        });
        return { kind: 'TAKEN' };
      } catch (error) {
        return answerTo(error);
      }
    },
    report: (waiting) =>
      client.attendance.report.mutate({ waiting }, { signal: AbortSignal.timeout(ANSWER_MS) }),
  }));
  return wire;
}

function answerTo(error: unknown): PunchAnswer {
  const { code, params = {} } = codedError(error);
  if (!isRefusal(error) || isRetryable(error) || NOBODY_TO_ASK.has(code)) return { kind: 'LATER' };
  return { kind: 'REFUSED', refusal: { code, params } };
}

async function takeBack(
  client: ReturnType<typeof useTRPCClient>,
  said: { requestId: string; storeId: string; punchId: string; afterMs: number },
): Promise<PunchAnswer> {
  try {
    await client.attendance.withdraw.mutate(said, { signal: AbortSignal.timeout(ANSWER_MS) });
    return { kind: 'TAKEN' };
  } catch (error) {
    // What the server never took needs no taking back.
    return codedError(error).code === 'NOT_FOUND' ? { kind: 'TAKEN' } : answerTo(error);
  }
}

function isWithoutPhoto(error: unknown): boolean {
  const { code, params } = codedError(error);
  return code === 'NOT_FOUND' && params?.noun === 'attachment';
}

/**
 * Sends a punch's photo before the punch. @returns its id; null where the server will never take it, and the punch goes without
 * @throws what may be tried again
 */
export async function sendPunchPhoto(storeId: string, { id, body }: Outgoing): Promise<string | null> {
  const address = `${attachmentAddress(storeId, id)}?kind=punchPhoto`;
  const answer = await sendCommand(address, {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(ANSWER_MS),
  });
  if (answer.ok) return id;
  const { error }: { error?: unknown } = await answer.json();
  const { code } = codedError(error);
  // Whoever was signed in before sent it, and its answer was lost.
  if (code === 'CONFLICT_REQUEST') return id;
  if (isRetryable(error) || NOBODY_TO_ASK.has(code)) throw new TypeError(code);
  return null;
}
