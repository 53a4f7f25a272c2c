'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { newId } from '@/client/new-id';
import { useErrorText } from '@/components/shell/use-error-text';
import type { PlannedDocument } from '@/server/purchasing/replenishment/replenishment-rules';
import { useTRPCClient } from '@/trpc/react';

type StoreDocument = PlannedDocument & { storeId: string };

export type MadeDocument =
  | { kind: 'order'; storeId: string; orderId: string; number: number }
  | { kind: 'transfer'; storeId: string; fromStoreId: string; transferId: string; number: number };

/** Makes planned orders and requests one after the other; what was made stays made when a later one is refused. */
export function useMakeDocuments() {
  const client = useTRPCClient();
  const router = useRouter();
  const errorText = useErrorText();
  /** The id each document went out under: sent again after a lost answer it is made once. */
  const ids = useRef(new Map<string, string>());
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<MadeDocument[]>([]);
  const [problem, setProblem] = useState<string | null>(null);

  async function send({ storeId, origin, lines }: StoreDocument): Promise<MadeDocument> {
    const key = JSON.stringify({ storeId, origin, lines });
    const requestId = ids.current.get(key) ?? newId();
    ids.current.set(key, requestId);
    const request = { storeId, requestId, lines };
    if (origin.kind === 'supplier') {
      const done = await client.purchasing.orderGoods.mutate({ ...request, supplierId: origin.supplierId });
      ids.current.delete(key);
      return { kind: 'order', storeId, ...done };
    }
    const done = await client.transfers.request.mutate({ ...request, fromStoreId: origin.storeId });
    ids.current.delete(key);
    return { kind: 'transfer', storeId, ...done };
  }

  /** @returns `store/product` of what is on a document now */
  async function make(documents: readonly StoreDocument[]): Promise<string[]> {
    setBusy(true);
    setProblem(null);
    const booked: string[] = [];
    try {
      for (const document of documents) {
        const done = await send(document);
        setMade((old) => [done, ...old]);
        booked.push(...document.lines.map(({ productId }) => `${document.storeId}/${productId}`));
      }
    } catch (error) {
      setProblem(errorText(error));
    } finally {
      setBusy(false);
    }
    router.refresh();
    return booked;
  }

  return { make, busy, made, problem };
}
