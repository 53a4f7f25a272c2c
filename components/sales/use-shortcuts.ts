'use client';

import { useEffect, useRef } from 'react';
import type { CounterView } from './counter-context';

/** Into the search box of the screen shown. @returns whether it has one */
export function focusSearch(): boolean {
  const box = document.querySelector<HTMLInputElement>('main input[type="search"]');
  if (!box) return false;
  box.focus();
  box.select();
  return true;
}

/** What the keys of the counter do on a screen that says nothing of its own: back to selling, and the search. */
export function homeShortcut(key: string, show: (view: CounterView) => void): void {
  if (key === 'Escape') show({ name: 'sell' });
  if (key === 'F2' && !focusSearch()) show({ name: 'sell', search: true });
}

/** With each screen the focus goes to its heading: what is read out, and where Tab goes on from. Only a screen asked for by F2 begins in its search, and one that asks something first in its field. */
export function useFocusWithScreen(view: CounterView): void {
  const shown = useRef(view);
  useEffect(() => {
    if (shown.current === view) return;
    shown.current = view;
    if (view.name === 'sell' && view.search && focusSearch()) return;
    focusScreen();
  }, [view]);
}

/** To the first field of the screen that is shown, or to its heading. */
export function focusScreen(): void {
  const first = document.querySelector<HTMLElement>('main [data-first-field]');
  if (first) {
    first.focus();
    return;
  }
  const heading =
    document.querySelector<HTMLElement>('main h2') ?? document.querySelector<HTMLElement>('main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.style.outline = 'none';
  heading.focus({ preventScroll: true });
}
