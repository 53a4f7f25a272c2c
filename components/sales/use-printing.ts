'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { keep, readKept } from '@/client/kept-json';
import { printPaper } from '@/components/ui/print-paper';
import { useCounter } from './counter-context';
import { useAgentPrinting } from './printing/use-agent-printing';
import { isCopy, opensDrawer, remembered } from './printing-rules';
import type { ReceiptData } from './receipt-data';
import { paperOfReceipt } from './receipt-on-paper';
import { useReceiptLink } from './use-receipt-link';
import { useReceiptWords } from './use-receipt-words';

/**
 * Prints one ticket's receipt on this counter. The first print is the receipt, every other says that it is a copy; what another
 * counter rang up may have been printed there. By the store's printer where it has one, else by the browser.
 * @param isFresh made a moment ago: printed by itself where the store says so
 */
export function usePrinting(ticket: ReceiptData, { isFresh }: { isFresh: boolean }) {
  const words = useReceiptWords();
  const t = useTranslations('sales.practice');
  const { settings, practice } = useCounter();
  const { device, store } = settings;
  const key = `daybook-printed-${device.id}`;
  const paper = useRef<HTMLDivElement>(null);
  const [printed, setPrinted] = useState<readonly string[]>([]);
  const [known, setKnown] = useState(false);
  const agent = useAgentPrinting(store.id);
  const address = useReceiptLink(ticket.number);
  const link = (store.receiptLinkPrinted && address) || undefined;
  const linkIsComing = store.receiptLinkPrinted && address === undefined;
  useEffect(() => {
    setPrinted(readKept(key, isIds) ?? []);
    setKnown(true);
  }, [key]);
  // No practice receipt is worth anything, the first print of it neither: each says so itself.
  const copy = practice === null && isCopy(ticket, { printed, prefix: device.prefix });

  async function print() {
    if (settings.printer.route === 'AGENT') {
      const mark = practice ? t('mark') : undefined;
      const kick = practice === null && isFresh && !copy && opensDrawer(ticket);
      if (await agent.send(paperOfReceipt(ticket, store, words, { copy, mark, link }), kick)) noted();
    } else await printHere();
  }
  async function printHere() {
    if (!paper.current) return;
    await printPaper(paper.current);
    noted();
  }
  async function retry() {
    if (await agent.retry()) noted();
  }
  function noted() {
    if (practice) return;
    const next = remembered(readKept(key, isIds) ?? [], ticket.id);
    keep(key, next);
    setPrinted(next);
  }
  const printFresh = useEffectEvent(() => {
    if (!copy) void print();
  });
  const byItself = isFresh && known && store.receiptPrinting === 'AUTOMATIC' && !linkIsComing;
  useEffect(() => {
    if (byItself) printFresh();
  }, [byItself]);
  return {
    paper,
    copy,
    link,
    print: () => void print(),
    isOffered: store.receiptPrinting !== 'NONE',
    /** Of the store's printer: where the paper is, and what can be done about it. */
    standing: {
      state: agent.state,
      onRetry: () => void retry(),
      onHere: () => {
        agent.callOff();
        void printHere();
      },
    },
  };
}

function isIds(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
