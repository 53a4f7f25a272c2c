// Chinese because: a language is named in itself, so that who cannot read the other one finds it.
'use client';

import { useRouter } from 'next/navigation';
import { useLocale, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { cn } from '@/components/ui/cn';
import { Segmented } from '@/components/ui/segmented';
import { type AppLocale, LOCALE_COOKIE } from '@/lib/i18n/locales';
import { keepPreference } from './preference-cookies';

/** Each language by its own name, so that it is found by who cannot read the other. */
export const LOCALE_NAMES: Record<AppLocale, string> = { 'zh-CN': '中文', en: 'English' };

/** The language of the screen and its switch. The tree stays: nothing typed, chosen or in the basket is lost. */
export function useLocaleChoice() {
  const router = useRouter();
  const locale = useLocale();
  const [pending, startTransition] = useTransition();
  function choose(next: AppLocale) {
    if (next === locale) return;
    keepPreference(LOCALE_COOKIE, next);
    startTransition(() => router.refresh());
  }
  return { locale, choose, pending };
}

/** 中文 | English, for pages without a user menu. */
export function LocaleSwitch({ className }: { className?: string | undefined }) {
  const t = useTranslations('shell');
  const { locale, choose } = useLocaleChoice();
  return (
    <Segmented
      aria-label={t('language')}
      value={locale}
      onValueChange={choose}
      className={cn('w-40 shrink-0 whitespace-nowrap', className)}
      segments={[
        { value: 'zh-CN', label: LOCALE_NAMES['zh-CN'] },
        { value: 'en', label: LOCALE_NAMES.en },
      ]}
    />
  );
}
