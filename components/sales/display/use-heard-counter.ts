'use client';

import { useLocale } from 'next-intl';
import { useEffect, useState } from 'react';
import { changePreferences } from '@/client/counter-preferences';
import { type DisplayState, displayChannel, followCounter, type HeardState } from '@/client/customer-display';
import { OWN_BUILD } from '@/client/own-build';

/** Whoever paid may still take their receipt so long, ms, after the cashier went on. */
const THANKS_MS = 20_000;
const RELOADED = 'daybook-display-reloaded';

/** What the counter of this browser says its customer sees; null: no counter is there. */
export function useHeardCounter(): DisplayState | null {
  const locale = useLocale();
  const [state, setState] = useState<DisplayState | null>(null);
  useEffect(() => {
    const channel = displayChannel();
    if (!channel) return;
    // However it was opened: from now on the counter of this browser tells.
    void changePreferences({ display: true });
    let shown: DisplayState | null = null;
    let thanks: ReturnType<typeof setTimeout> | undefined;
    const show = (next: DisplayState | null) => {
      clearTimeout(thanks);
      shown = next;
      setState(next);
    };
    const stop = followCounter(channel, (heard) => {
      if (heard && isOfAnother(heard, locale)) return window.location.reload();
      const goesOn = shown?.shown.kind === 'thanks' && heard?.state.shown.kind === 'welcome';
      if (!goesOn) return show(heard?.state ?? null);
      clearTimeout(thanks);
      thanks = setTimeout(() => show(heard.state), THANKS_MS);
    });
    return () => {
      clearTimeout(thanks);
      stop();
    };
  }, [locale]);
  return state;
}

/** The counter speaks another language by now, or is another build: this page comes anew, once for each. */
function isOfAnother({ state, build }: HeardState, locale: string): boolean {
  if (state.locale === locale && build === OWN_BUILD) return false;
  const wanted = `${state.locale} ${build}`;
  try {
    if (window.sessionStorage.getItem(RELOADED) === wanted) return false;
    window.sessionStorage.setItem(RELOADED, wanted);
  } catch {
    return false;
  }
  return true;
}
