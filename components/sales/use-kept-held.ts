'use client';

import { useEffect, useState } from 'react';
import { keep, readKept } from '@/client/kept-json';
import type { listHeldSales } from '@/server/sales/list-held-sales';

type HeldSaleRow = Awaited<ReturnType<typeof listHeldSales>>[number];

/** Most that are kept: a store with more has another trouble. */
const MOST = 100;

/** Baskets on hold as the server said them last, while nobody answers; undefined: the server says them itself, or nothing was kept. */
export function useKeptHeld(
  storeId: string,
  said: readonly HeldSaleRow[] | undefined,
  failed: boolean,
): readonly HeldSaleRow[] | undefined {
  const key = `daybook-held-${storeId}`;
  const [kept, setKept] = useState<readonly HeldSaleRow[]>();
  useEffect(() => {
    if (said) keep(key, said.slice(0, MOST));
    setKept(said || !failed ? undefined : (readKept(key, isRows)?.map(withDate) ?? undefined));
  }, [key, said, failed]);
  return kept;
}

const withDate = (row: HeldSaleRow): HeldSaleRow => ({ ...row, heldAt: new Date(row.heldAt) });

function isRows(value: unknown): value is HeldSaleRow[] {
  return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && 'id' in row);
}
