'use client';

import { useState } from 'react';
import type { Basket } from '@/client/basket';
import { isBasket } from '@/client/kept-basket';
import { newId } from '@/client/new-id';
import { forgetOpenResume, keepOpenResume, type OpenResume, openResumes } from '@/client/open-resumes';
import { serverNowMs } from '@/client/server-time';
import { isRefused } from '@/components/shell/answered';
import { useTRPCClient } from '@/trpc/react';
import { useCounter } from './counter-context';

/** Takes a basket on hold up again; one whose answer was lost stays at hand, and is asked for under the same id. */
export function useResume(onSettled: () => void) {
  const client = useTRPCClient();
  const { settings, dispatch, show } = useCounter();
  const storeId = settings.store.id;
  const [open, setOpen] = useState(() => openResumes(storeId));
  const [busyWith, setBusyWith] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);

  /** @returns what was said against it */
  async function resume(sale: { heldSaleId: string; label: string; totalFen: number }): Promise<unknown> {
    if (busyWith !== null) return null;
    const { heldSaleId, label, totalFen } = sale;
    const before = open.find((one) => one.heldSaleId === heldSaleId);
    const asked: OpenResume = before ?? { storeId, heldSaleId, label, totalFen, requestId: newId() };
    setBusyWith(heldSaleId);
    setError(null);
    keepOpenResume(asked);
    try {
      const { requestId } = asked;
      takeUp(await client.sales.resumeHeld.mutate({ storeId, heldSaleId, requestId }));
      drop(heldSaleId);
      return null;
    } catch (failure) {
      setError(failure);
      if (isRefused(failure, { askedBefore: before !== undefined })) drop(heldSaleId);
      else setOpen((all) => [...all.filter((one) => one.heldSaleId !== heldSaleId), asked]);
      return failure;
    } finally {
      setBusyWith(null);
      onSettled();
    }
  }

  function drop(heldSaleId: string) {
    forgetOpenResume(heldSaleId);
    setOpen((all) => all.filter((one) => one.heldSaleId !== heldSaleId));
  }

  function takeUp({ basket }: { basket: unknown }) {
    if (!isBasket(basket)) return;
    const unnumbered = { ...basket, seq: null, seqPrefix: undefined };
    dispatch({
      type: 'resume',
      basket: isStillAsked(basket)
        ? unnumbered
        : { ...unnumbered, id: newId(), asked: null, lines: fresh(basket.lines) },
    });
    show({ name: 'sell' });
  }

  return { resume, open, busyWith, error, forget: drop };
}

/** An answer may be used for so long after its question ended, ms. */
const ANSWER_LASTS_MS = 5 * 60_000;

/** A phone was asked about this very ticket and these lines: with other ids its answer would be for nothing. */
function isStillAsked({ asked }: Basket): boolean {
  return Boolean(asked) && serverNowMs() < (asked?.expiresAtMs ?? 0) + ANSWER_LASTS_MS;
}

/** A resumed basket is another ticket: its lines get ids of their own, and what was approved before is void. */
function fresh<Line extends { id: string; approval: unknown }>(lines: readonly Line[]): Line[] {
  return lines.map((line) => ({ ...line, id: newId(), approval: null }));
}
