import { type AppLocale, LOCALES } from '@/lib/i18n/locales';

/** Every journey in every language, every page looked at on a phone too: npm run test:long. */
export const isLongRun = Boolean(process.env.DAYBOOK_LONG);

/**
 * The languages a journey is played in. A short run plays it in one: its rules are the same in both, and half of the journeys take each.
 * @param short the language of the short run
 */
export function journeyLanguages(short: AppLocale): readonly AppLocale[] {
  return isLongRun ? LOCALES : [short];
}
