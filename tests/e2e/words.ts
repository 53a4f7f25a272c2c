import path from 'node:path';
import { createTranslator } from 'use-intl/core';
import { readMessages } from '@/lib/i18n/load-messages';
import type { AppLocale } from '@/lib/i18n/locales';

export type Words = (key: string, values?: Record<string, string | number>) => string;

/** The words of the screens in one language, by their whole key: `sales.pay.finish`. */
export function wordsIn(locale: AppLocale): Words {
  const messages = readMessages(path.resolve(import.meta.dirname, '../../messages', locale));
  // The files are read, not imported, so the types know no key.
  const translate = createTranslator({ locale, messages }) as unknown as Words;
  return translate;
}
