'use client';

import { useRef } from 'react';
import { newId } from '@/client/new-id';

/**
 * Does the same act to several rows, one after the other: what was done before an error stays done, and sent again after it nothing is
 * done twice.
 * @returns `each(rows, about, send)`; `about` says what an act is: the same of it is the same request
 */
export function useEach(): <Row>(
  rows: readonly Row[],
  about: (row: Row) => unknown,
  send: (row: Row, requestId: string) => Promise<unknown>,
) => Promise<void> {
  const requests = useRef(new Map<string, string>());
  return async (rows, about, send) => {
    for (const row of rows) {
      const act = JSON.stringify(about(row));
      const requestId = requests.current.get(act) ?? newId();
      requests.current.set(act, requestId);
      await send(row, requestId);
    }
    requests.current.clear();
  };
}
