'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useCallback, useEffect, useRef, useTransition } from 'react';
import type { TableSort } from './data-table-columns';

/** How a change of the address stands in the history: as a step that Back takes back, or as part of the step before. */
export type UrlStep = 'new' | 'same';

/**
 * The parameters of the address as state. Setting one keeps the others, drops empty ones and the page cursor
 * (a new question starts at its first page). Each choice is a step of its own, so that Back takes back that choice and does not
 * leave the page; keys typed one after the other are one step.
 */
export function useUrlParams() {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [pending, startTransition] = useTransition();
  const latest = useRef(params.toString());
  useEffect(() => {
    latest.current = params.toString();
  }, [params]);

  const set = useCallback(
    (changes: Readonly<Record<string, string>>, step: UrlStep = 'new') => {
      // From the latest address asked for, so that two quick changes do not undo each other.
      const query = withParams(latest.current, changes);
      if (query === latest.current) return;
      latest.current = query;
      const go = step === 'new' ? router.push : router.replace;
      startTransition(() => go(query ? `${pathname}?${query}` : pathname, { scroll: false }));
    },
    [router, pathname],
  );
  const get = useCallback((name: string) => params.get(name) ?? '', [params]);
  return { get, set, pending };
}

/** A query string with some parameters changed; '' removes one. */
export function withParams(query: string, changes: Readonly<Record<string, string>>): string {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') next.delete(name);
    else next.set(name, value);
  }
  for (const cursor of ['cursor', 'after', 'before']) if (!(cursor in changes)) next.delete(cursor);
  return next.toString();
}

export function parseSort(value: string): TableSort {
  if (value === '' || value === '-') return null;
  return value.startsWith('-') ? { id: value.slice(1), desc: true } : { id: value, desc: false };
}

export function sortParam(sort: TableSort): string {
  if (!sort) return '';
  return sort.desc ? `-${sort.id}` : sort.id;
}
