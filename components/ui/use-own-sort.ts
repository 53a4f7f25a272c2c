'use client';

import { useState } from 'react';
import type { TableSort } from './data-table-columns';
import { parseSort, sortParam, useUrlParams } from './use-url-params';

/** How a table that nobody else sorts is sorted: kept by itself, or by the address. */
export function useOwnSort(inAddress: boolean): [TableSort, (sort: TableSort) => void] {
  const own = useState<TableSort>(null);
  const { get, set } = useUrlParams();
  if (!inAddress) return own;
  return [parseSort(get('sort')), (sort) => set({ sort: sortParam(sort) }, 'same')];
}
