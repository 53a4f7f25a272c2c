import { createTranslator, type Messages } from 'use-intl/core';
import { loadMessages } from './load-messages';
import { parseLocale } from './locales';

/** The words of one noun in somebody's language, for what is written on the server and read elsewhere: a file. */
export function wordsFor(language: string, namespace: string) {
  const locale = parseLocale(language);
  const messages: Messages = loadMessages(locale);
  return createTranslator({ locale, messages, namespace });
}
