'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Catalogue } from '@/client/catalogue';
import { goodsScanned } from '@/client/scale-goods';
import { multiplied } from '@/client/scan-buffer';
import { listenToScanner, type ScannerHandlers } from '@/client/scanner';
import { beep } from '@/client/sound';
import { toast } from '@/components/ui/toast';
import { isMemberCode } from '@/lib/member-code';
import { isPracticeNumber } from '@/lib/practice-number';
import { isReceiptNumber } from '@/lib/receipt-number';
import type { ScalePrefixes } from '@/lib/scanned-code';
import { type CounterView, type ScanDesk, useCounter } from './counter-context';
import { showCounterSettings } from './settings/shown-section';
import { homeShortcut } from './use-shortcuts';

/**
 * The counter's one scanner, whatever screen is shown. A screen that wants no codes leaves them here: they are said, and land
 * nowhere.
 */
export function useScanDesk(
  catalogue: Catalogue,
  { locked, show, scales }: { locked: boolean; show: (view: CounterView) => void; scales: ScalePrefixes },
): ScanDesk {
  const t = useTranslations('sales.find');
  const takers = useRef<ScannerHandlers[]>([]);
  const isKnown = useEffectEvent((text: string) => {
    const { code } = multiplied(text);
    return (
      goodsScanned(catalogue, code, scales) !== null ||
      isReceiptNumber(code) ||
      isPracticeNumber(code) ||
      isMemberCode(code)
    );
  });
  const leftOver = useEffectEvent((code: string) => {
    beep('unknown');
    // Behind the lock nobody is told what the shop has.
    if (!locked) sayScan(t('notHere', { code }), t('notHereHint'));
  });
  const current = useEffectEvent((): ScannerHandlers => {
    const top = locked ? undefined : takers.current.at(-1);
    const ofScreen = top?.onShortcut ?? ((key: string) => homeShortcut(key, show));
    const onShortcut = (key: string) => (key === '?' ? showCounterSettings('keys') : ofScreen(key));
    return { onScan: leftOver, ...top, onShortcut: locked ? undefined : onShortcut, isKnown };
  });
  useEffect(() => listenToScanner(() => current()), []);
  const desk = useRef<ScanDesk>({
    take(taker) {
      takers.current = [...takers.current, taker];
      return () => {
        takers.current = takers.current.filter((one) => one !== taker);
      };
    },
  });
  return desk.current;
}

/** Said over no button, and one at a time: the next scan takes the place of the last. */
export function sayScan(title: string, description: string): void {
  toast.error(title, { id: 'scan', description, position: 'top-center' });
}

/** This screen takes scans, and the keys typed by hand if it says so, while it is shown. */
export function useScans(handlers: Omit<ScannerHandlers, 'isKnown'>): void {
  const { scans } = useCounter();
  const onScan = useEffectEvent(handlers.onScan);
  const onKey = useEffectEvent((key: string) => handlers.onKey?.(key));
  const onBegin = useEffectEvent(() => handlers.onBegin?.());
  const onTakeBack = useEffectEvent(() => handlers.onTakeBack?.());
  const onShortcut = useEffectEvent((key: string) => handlers.onShortcut?.(key));
  const wantsKeys = handlers.onKey !== undefined;
  const hasShortcuts = handlers.onShortcut !== undefined;
  useEffect(
    () =>
      scans.take({
        onScan: (code, before) => onScan(code, before),
        ...(wantsKeys ? { onKey: (key: string) => onKey(key) } : {}),
        ...(hasShortcuts ? { onShortcut: (key: string) => onShortcut(key) } : {}),
        onBegin: () => onBegin(),
        onTakeBack: () => onTakeBack(),
      }),
    [scans, wantsKeys, hasShortcuts],
  );
}
