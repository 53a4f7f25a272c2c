'use client';

import { useTranslations } from 'next-intl';
import { useSyncExternalStore } from 'react';
import { Segmented } from '@/components/ui/segmented';
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

/** 跟随系统 | 浅色 | 深色, for pages without a user menu. */
export function ThemeSwitch({ className }: { className?: string | undefined }) {
  const t = useTranslations('shell');
  const { theme, choose } = useThemeChoice();
  return (
    <Segmented
      aria-label={t('theme')}
      value={theme}
      onValueChange={choose}
      className={className}
      segments={[
        { value: 'system', label: t('themeSystem') },
        { value: 'light', label: t('themeLight') },
        { value: 'dark', label: t('themeDark') },
      ]}
    />
  );
}
