'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Catalogue } from '@/client/catalogue';
import { keep, readKept } from '@/client/kept-json';
import { newId } from '@/client/new-id';
import { type CountsOutcome, PendingCounts } from '@/client/pending-counts';
import { checkStorage } from '@/client/storage-check';
import type { PhoneCount } from '@/client/tablet-store';
import { tabletStore } from '@/client/tablet-store';
import { codedError, isRetryable } from '@/components/shell/use-error-text';
import { useTRPC, useTRPCClient } from '@/trpc/react';
import { mergeCounts, type OwnLine, ownLines } from './own-counts-rules';

const ANSWER_MS = 15_000;
const PHONE_KEY = 'daybook-phone';

interface CountedSheet {
  storeId: string;
  sheetId: string;
  personId: string;
}

/** What was counted here and waits to be taken by the server, sent as long as the page lives. */
function usePendingCounts({ storeId, sheetId, personId }: CountedSheet): PendingCounts {
  const client = useTRPCClient();
  const [pending] = useState(() => {
    const send = async (events: readonly PhoneCount[]): Promise<CountsOutcome> => {
      try {
        const delivery = {
          storeId,
          sheetId,
          requestId: newId(),
          phoneKey: phoneKey(),
          sentAt: new Date(),
          events: [...events],
        };
        const answer = await client.stocktake.recordCounts.mutate(delivery, {
          signal: AbortSignal.timeout(ANSWER_MS),
        });
        return { kind: 'taken', ...answer };
      } catch (error) {
        return isRetryable(error) ? { kind: 'later' } : { kind: 'stopped', code: codedError(error).code };
      }
    };
    return new PendingCounts(tabletStore(), `${sheetId}-${personId}`, send);
  });
  useEffect(() => {
    let stop: (() => void) | null = null;
    let gone = false;
    // What an earlier version had kept elsewhere is taken over first.
    void checkStorage(tabletStore()).then(() => {
      if (!gone) stop = pending.start();
    });
    return () => {
      gone = true;
      stop?.();
    };
  }, [pending]);
  return pending;
}

/** A sheet being counted on this phone: what the server knows, what waits here, and how to count. */
export function useCountSheet(of: CountedSheet) {
  const { storeId, sheetId } = of;
  const client = useTRPCClient();
  const trpc = useTRPC();
  const sheet = useQuery({
    ...trpc.stocktake.sheet.queryOptions({ storeId, sheetId }),
    refetchInterval: 15_000,
  });
  const [catalogue] = useState(
    () =>
      new Catalogue({
        changes: (since) => client.catalog.changes.query({ storeId, since }),
        categories: async () => [],
        byCode: (code) => client.catalog.byCode.query({ storeId, code }),
      }),
  );
  const pending = usePendingCounts(of);
  useEffect(() => catalogue.start(), [catalogue]);
  const state = useSyncExternalStore(pending.subscribe, pending.getSnapshot, pending.getSnapshot);
  const goods = useSyncExternalStore(catalogue.subscribe, catalogue.getSnapshot, catalogue.getSnapshot);
  const known = sheet.data?.own;
  const own = useMemo(
    () => ownLines(mergeCounts((known ?? []).map(asPhoneCount), state.counts)),
    [known, state.counts],
  );

  const make = (
    productId: string,
    part: Pick<PhoneCount, 'kind' | 'quantity'> & { undoesId?: string },
  ): PhoneCount => ({
    id: newId(),
    productId,
    occurredAt: new Date(),
    ...part,
  });
  return {
    sheet,
    catalogue,
    goods,
    pending,
    state,
    own,
    one: (productId: string) => pending.add(make(productId, { kind: 'SCAN', quantity: '1' })),
    more: (productId: string, quantity: string) => pending.add(make(productId, { kind: 'TYPED', quantity })),
    /** Takes the last count of a product back. */
    undo: ({ productId, notUndone: [last] }: OwnLine) => {
      if (last) pending.add(make(productId, { kind: 'UNDO', quantity: '0', undoesId: last.id }));
    },
    /** The whole of what this person counted of it becomes this number. */
    correct: (line: OwnLine, quantity: string) =>
      pending.add(
        ...line.notUndone.map(({ id }) =>
          make(line.productId, { kind: 'UNDO', quantity: '0', undoesId: id }),
        ),
        make(line.productId, { kind: 'TYPED', quantity }),
      ),
  };
}

export type CountSheet = ReturnType<typeof useCountSheet>;

function asPhoneCount(event: {
  id: string;
  productId: string;
  kind: string;
  quantity: string;
  undoesId: string | null;
  occurredAt: Date;
}): PhoneCount {
  const { id, productId, quantity, undoesId, occurredAt } = event;
  const kind = event.kind === 'UNDO' || event.kind === 'SCAN' ? event.kind : 'TYPED';
  return { id, productId, kind, quantity, occurredAt, ...(undoesId ? { undoesId } : {}) };
}

/** What this phone calls itself in the history of counts. */
function phoneKey(): string {
  const isText = (value: unknown): value is string => typeof value === 'string';
  const kept = readKept(PHONE_KEY, isText);
  if (kept) return kept;
  const made = newId().slice(-8);
  keep(PHONE_KEY, made);
  return made;
}
