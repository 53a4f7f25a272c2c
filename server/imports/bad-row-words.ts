import { wordsFor } from '@/lib/i18n/words-for';
import type { RowProblem } from './schema';
import type { BadRowWords } from './write-bad-rows';

/** The words of a file of bad rows, in somebody's language. */
export function badRowWords(language: string): BadRowWords {
  const t = wordsFor(language, 'imports');
  return {
    rowHeading: t('row'),
    reasonHeading: t('reason'),
    reason: (problem: RowProblem) => t(`problems.${problem.code}`, problem.params),
  };
}

/** What such a file is called. @param name of the file that was imported, without its ending */
export function badRowsName(language: string, name: string): string {
  return wordsFor(language, 'imports')('badRowsFile', { name });
}
