'use client';

import { useEffect } from 'react';
import type { CounterView } from './counter-context';

const MARK = 'daybookScreen';

/**
 * The browser's Back on any screen of the counter goes to the basket, and never away from it. The one entry it needs stays when the
 * screen is left by its own button; Back at the basket uses it up without leaving.
 */
export function useBackToSelling(view: CounterView, show: (view: CounterView) => void): void {
  const isAway = view.name !== 'sell';
  useEffect(() => {
    if (!isAway) return;
    const state: unknown = window.history.state;
    const marked = typeof state === 'object' && state !== null && MARK in state;
    if (!marked) window.history.pushState({ ...(state ?? {}), [MARK]: true }, '');
    const back = () => show({ name: 'sell' });
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, [isAway, show]);
}
