import type { LOCALE_COOKIE } from '@/lib/i18n/locales';

/** Choices of this device. The server reads them, so that the first paint is right. None of them is a secret. */
export const THEME_COOKIE = 'daybook-theme';
export const SIDEBAR_COOKIE = 'daybook-sidebar';
/** Groups of the sidebar that are closed, with dots between them. */
export const NAVIGATION_COOKIE = 'daybook-nav';
/** The store an office screen is about, where a person works in several. Only a wish: rights decide. */
export const STORE_COOKIE = 'daybook-store';
/** What it says for all stores together. */
export const ALL_STORES = 'all';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme a cookie names; anything unknown follows the system. */
export function parseTheme(value: string | null | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

type PreferenceCookie =
  | typeof THEME_COOKIE
  | typeof SIDEBAR_COOKIE
  | typeof NAVIGATION_COOKIE
  | typeof STORE_COOKIE
  | typeof LOCALE_COOKIE;

const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * Keeps a choice for a year. Through `document`, because the newer cookie store does not exist on plain http,
 * which is how a shop's own network often is.
 */
export function keepPreference(name: PreferenceCookie, value: string, page: Document = document): void {
  const secure = page.location.protocol === 'https:' ? '; secure' : '';
  page.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${YEAR_SECONDS}; samesite=lax${secure}`;
}

/** Keeps which store the office is about; the next page is asked for it. @param storeId null: all together */
export function keepStore(storeId: string | null): void {
  keepPreference(STORE_COOKIE, storeId ?? ALL_STORES);
}
