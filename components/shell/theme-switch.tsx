'use client';

import { useSyncExternalStore } from 'react';
import { keepPreference, parseTheme, THEME_COOKIE, type Theme } from './preference-cookies';

function subscribe(changed: () => void) {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** Light, dark or as the system is. The html element holds it, so that every switch on the page agrees. */
export function useThemeChoice() {
  const theme = useSyncExternalStore(
    subscribe,
    () => parseTheme(document.documentElement.dataset.theme),
    (): Theme => 'system',
  );
  function choose(next: Theme) {
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
    keepPreference(THEME_COOKIE, next);
  }
  return { theme, choose };
}
