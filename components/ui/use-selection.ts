'use client';

import { useRef, useState } from 'react';
import { rangeBetween } from './selection-rules';

/** Rows that are chosen of a list, by key; those that went away meanwhile are chosen no more. */
export interface Selection {
  /** In the order of the list. */
  picked: readonly string[];
  has: (key: string) => boolean;
  /** @param throughLast as well all rows between this one and the one chosen before */
  choose: (key: string, on: boolean, throughLast: boolean) => void;
  chooseAll: (on: boolean) => void;
  count: number;
}

/** @param keys of the rows that can be chosen, in the order they stand in */
export function useSelection(keys: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string | null>(null);
  const set = (some: readonly string[], on: boolean) =>
    setChosen((before) => {
      const next = new Set(before);
      for (const key of some) on ? next.add(key) : next.delete(key);
      return next;
    });
  return {
    picked: keys.filter((key) => chosen.has(key)),
    has: (key) => chosen.has(key),
    choose(key, on, throughLast) {
      set(throughLast ? rangeBetween(keys, last.current, key) : [key], on);
      last.current = key;
    },
    chooseAll: (on) => (on ? set(keys, true) : setChosen(new Set())),
    count: keys.length,
  };
}
