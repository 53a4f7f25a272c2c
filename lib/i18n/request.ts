import { cookies } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { loadMessages } from './load-messages';
import { LOCALE_COOKIE, parseLocale } from './locales';

/** Language of a request: the cookie of this device, Chinese without one. No locale stands in any address. */
export default getRequestConfig(async (request) => {
  const locale = parseLocale(request.locale ?? (await cookies()).get(LOCALE_COOKIE)?.value);
  // UTC is only a fixed floor: whoever shows a time passes the store's zone to lib/format.ts.
  return { locale, messages: loadMessages(locale), timeZone: 'UTC' };
});
