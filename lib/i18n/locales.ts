/** The languages of the screen, Chinese first. */
export const LOCALES = ['zh-CN', 'en'] as const;

export type AppLocale = (typeof LOCALES)[number];

export const DEFAULT_LOCALE: AppLocale = 'zh-CN';

/** Holds the chosen language on this device, so that it outlives a sign-in on a shared tablet. */
export const LOCALE_COOKIE = 'daybook-locale';

/** The language somebody chose on this device, or null where nobody did, or one we do not speak. */
export function chosenLocale(cookie: string | null | undefined): AppLocale | null {
  return LOCALES.find((locale) => locale === cookie) ?? null;
}

/** The language named by a cookie or a profile; anything unknown is the default. */
export function parseLocale(value: string | null | undefined): AppLocale {
  return LOCALES.find((locale) => locale === value) ?? DEFAULT_LOCALE;
}
