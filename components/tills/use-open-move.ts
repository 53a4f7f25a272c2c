'use client';

import { useState } from 'react';
import { forget, keep, readKept } from '@/client/kept-json';
import { newId } from '@/client/new-id';
import { CASH_MOVES } from '@/server/tills/schema';

export interface MoveToBook {
  requestId: string;
  kind: (typeof CASH_MOVES)[number];
  amountFen: number;
  reason: string;
}

/**
 * A movement of cash nobody answered for stays as it went out, also when the form is closed or the page reloaded: whoever counts
 * blind sees nowhere whether it was booked, so only asking the same again may tell.
 */
export function useOpenMove(sessionId: string) {
  const key = `daybook-move-${sessionId}`;
  const [open, setOpen] = useState(() => readKept(key, isMove));
  const [requestId] = useState(newId);
  return {
    open,
    /** Written down before it is sent. */
    sending(content: Omit<MoveToBook, 'requestId'>): MoveToBook {
      const move = open ?? { ...content, requestId };
      keep(key, move);
      return move;
    },
    unanswered: (move: MoveToBook) => setOpen(move),
    over() {
      forget(key);
      setOpen(null);
    },
  };
}

function isMove(value: unknown): value is MoveToBook {
  if (typeof value !== 'object' || value === null) return false;
  const { requestId, kind, amountFen, reason } = value as Partial<Record<string, unknown>>;
  const isKind = CASH_MOVES.some((known) => known === kind);
  return (
    isKind && typeof requestId === 'string' && typeof amountFen === 'number' && typeof reason === 'string'
  );
}
