import { createTranslator, type Messages } from 'use-intl/core';
import { loadMessages } from '@/lib/i18n/load-messages';
import { parseLocale } from '@/lib/i18n/locales';
import type { RowProblem } from './schema';
import type { BadRowWords } from './write-bad-rows';

/** The words of a file of bad rows, in somebody's language. */
export function badRowWords(language: string): BadRowWords {
  const locale = parseLocale(language);
  const messages: Messages = loadMessages(locale);
  const t = createTranslator({ locale, messages, namespace: 'imports' });
  return {
    rowHeading: t('row'),
    reasonHeading: t('reason'),
    reason: (problem: RowProblem) => t(`problems.${problem.code}`, problem.params),
  };
}
