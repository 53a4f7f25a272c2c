'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { keep, readKept } from '@/client/kept-json';
import { printPaper } from '@/components/ui/print-paper';
import { useCounter } from './counter-context';
import { isCopy, remembered } from './printing-rules';

/**
 * Prints one ticket's receipt on this counter. The first print is the receipt, every other says that it is a copy; what another
 * counter rang up may have been printed there.
 * @param isFresh made a moment ago: printed by itself where the store says so
 */
export function usePrinting(ticket: { id: string; number: string }, { isFresh }: { isFresh: boolean }) {
  const { settings, practice } = useCounter();
  const { device, store } = settings;
  const key = `daybook-printed-${device.id}`;
  const paper = useRef<HTMLDivElement>(null);
  const [printed, setPrinted] = useState<readonly string[]>([]);
  const [known, setKnown] = useState(false);
  useEffect(() => {
    setPrinted(readKept(key, isIds) ?? []);
    setKnown(true);
  }, [key]);
  // No practice receipt is worth anything, the first print of it neither: each says so itself.
  const copy = practice === null && isCopy(ticket, { printed, prefix: device.prefix });

  async function print() {
    if (!paper.current) return;
    await printPaper(paper.current);
    if (practice) return;
    const next = remembered(readKept(key, isIds) ?? [], ticket.id);
    keep(key, next);
    setPrinted(next);
  }
  const printFresh = useEffectEvent(() => {
    if (!copy) void print();
  });
  const byItself = isFresh && known && store.receiptPrinting === 'AUTOMATIC';
  useEffect(() => {
    if (byItself) printFresh();
  }, [byItself]);
  return { paper, copy, print: () => void print(), isOffered: store.receiptPrinting !== 'NONE' };
}

function isIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
