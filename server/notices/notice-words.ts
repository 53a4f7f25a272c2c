import { addDays } from '@/lib/business-day';
import { wordsFor } from '@/lib/i18n/words-for';
import { type NoticeKind, noticeFacts } from './notice-rules';

/** Most lines of a digest; both platforms cut a text at about 2,000 characters. */
const MOST_LINES = 20;

/** Notices as one text in a group's language: one by itself, several as a digest. */
export function noticeWords(
  locale: string,
  notices: readonly { kind: NoticeKind; facts: unknown }[],
): string {
  const t = wordsFor(locale, 'notices');
  const lines = notices.slice(0, MOST_LINES).map(({ kind, facts }) => t(`said.${kind}`, wordsOf(facts)));
  if (lines.length === 1) return lines[0] ?? '';
  const rest = notices.length - lines.length;
  return [
    t('digest', { count: notices.length }),
    ...lines.map((line) => `- ${line}`),
    ...(rest > 0 ? [t('digestRest', { count: rest })] : []),
  ].join('\n');
}

function wordsOf(raw: unknown): Record<string, string | number> {
  const {
    storeCode = '',
    storeName = '',
    day = '',
    time = '',
    reason = '',
    count = 0,
    failure = '',
    amount = '',
    month = '',
    before = '',
    target = 'none',
    number = '',
    title = '',
    incidentKind = 'other',
    person = '',
  } = noticeFacts.parse(raw);
  const due = day ? addDays(day, 1) : '';
  return {
    storeCode,
    storeName,
    day,
    due,
    time,
    reason,
    count,
    failure,
    amount,
    month,
    before,
    target,
    number,
    title,
    incidentKind,
    person,
  };
}
