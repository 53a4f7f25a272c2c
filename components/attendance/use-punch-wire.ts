'use client';

import { useState } from 'react';
import type { PunchWire } from '@/client/pending-punches';
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
    async hand({ id, storeId, personId, kind, occurredAt, reason, proof }) {
      const signal = AbortSignal.timeout(ANSWER_MS);
      const punch = {
        requestId: id,
        storeId,
        personId,
        kind,
        reason,
        proof,
        occurredAt: new Date(occurredAt),
      };
      try {
        await client.attendance.punch.mutate(punch, { signal });
        return { kind: 'TAKEN' };
      } catch (error) {
        const { code, params = {} } = codedError(error);
        if (!isRefusal(error) || isRetryable(error) || NOBODY_TO_ASK.has(code)) return { kind: 'LATER' };
        return { kind: 'REFUSED', refusal: { code, params } };
      }
    },
    report: (waiting) =>
      client.attendance.report.mutate({ waiting }, { signal: AbortSignal.timeout(ANSWER_MS) }),
  }));
  return wire;
}
