import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { LANGUAGE_HEADER } from '@/client/worker/which-request';
import { loadMessages } from '@/lib/i18n/load-messages';
import { type AppLocale, chosenLocale, DEFAULT_LOCALE, LOCALE_COOKIE, parseLocale } from '@/lib/i18n/locales';
import { getActor } from '@/server/staff/auth/get-actor';

/**
 * Language of a request: what was chosen on this device, or else that of the person who is signed in; Chinese for nobody. No locale
 * stands in any address.
 */
export default getRequestConfig(async (request) => {
  const locale = request.locale === undefined ? await localeOfRequest() : parseLocale(request.locale);
  // UTC is only a fixed floor: whoever shows a time passes the store's zone to lib/format.ts.
  return { locale, messages: loadMessages(locale), timeZone: 'UTC' };
});

async function localeOfRequest(): Promise<AppLocale> {
  const jar = await cookies();
  const chosen = chosenLocale(jar.get(LOCALE_COOKIE)?.value);
  if (chosen) return chosen;
  // The counter's worker asks for its page without cookies, in each language.
  const wanted = chosenLocale((await headers()).get(LANGUAGE_HEADER));
  if (wanted) return wanted;
  const all = new Map(jar.getAll().map(({ name, value }) => [name, value]));
  // Without a database the page that says so speaks the first language.
  const identity = await getActor(all).catch(() => null);
  return parseLocale((identity?.actor ?? identity?.owing?.actor)?.locale ?? DEFAULT_LOCALE);
}
