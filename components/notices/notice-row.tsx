'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { DateTime } from '@/components/ui/date-time';
import { addDays } from '@/lib/business-day';
import { formatBusinessDay, formatMonth } from '@/lib/format';
import { type NoticeFacts, type NoticeKind, placeOf } from '@/server/notices/notice-rules';

export type ShownNotice = {
  id: string;
  kind: NoticeKind;
  storeId: string | null;
  facts: NoticeFacts;
  raisedAt: Date;
  readAt: Date | null;
  /** When what it asked for was done, by whomever. */
  doneAt: Date | null;
  timeZone: string;
};

/** What a notice says, in the reader's language. */
export function useNoticeWords(): (notice: Pick<ShownNotice, 'kind' | 'facts'>) => string {
  const t = useTranslations('notices');
  const locale = useLocale();
  return ({ kind, facts }) =>
    t(`said.${kind}`, {
      storeName: facts.storeName ?? '',
      day: facts.day ? formatBusinessDay(facts.day, locale) : '',
      due: facts.day ? formatBusinessDay(addDays(facts.day, 1), locale) : '',
      time: facts.time ?? '',
      reason: facts.reason ?? '',
      count: facts.count ?? 0,
      failure: facts.failure ?? '',
      amount: facts.amount ?? '',
      month: facts.month ? formatMonth(facts.month, locale) : '',
      before: facts.before ?? '',
      target: facts.target ?? 'none',
      number: facts.number ?? '',
      incidentKind: facts.incidentKind ?? 'other',
      person: facts.person ?? '',
      title: facts.title ?? '',
    });
}

/** One notice in the reader's language; it leads to what it is about, where there is such a place. */
export function NoticeRow({ notice, onOpen }: { notice: ShownNotice; onOpen: (id: string) => void }) {
  const t = useTranslations('notices');
  const { id, kind, facts, readAt } = notice;
  const place = placeOf(kind, notice.storeId, facts);
  const words = useNoticeWords()(notice);
  const body = (
    <>
      <span
        aria-hidden
        className={cn('mt-2 size-2 shrink-0 rounded-full', readAt ? 'bg-transparent' : 'bg-accent-fill')}
      />
      <span className="min-w-0 flex-1">
        <span className={cn('block text-sm', !readAt && 'font-medium')}>
          {readAt ? null : <span className="sr-only">{t('isUnread')} </span>}
          {words}
        </span>
        <span className="flex flex-wrap items-center gap-x-2 text-ink-soft text-xs">
          <DateTime at={notice.raisedAt} timeZone={notice.timeZone} />
          {notice.doneAt ? (
            <span className="inline-flex items-center gap-1">
              <Check aria-hidden className="size-3.5" />
              {t('done')} <DateTime at={notice.doneAt} timeZone={notice.timeZone} />
            </span>
          ) : null}
        </span>
      </span>
    </>
  );
  const rowClass =
    'flex w-full gap-2.5 rounded-sm px-2 py-2 text-left hover:bg-sunken pointer-coarse:min-h-12';
  return place ? (
    <Link href={place} className={rowClass} onClick={() => onOpen(id)}>
      {body}
    </Link>
  ) : (
    <button type="button" className={rowClass} onClick={() => onOpen(id)}>
      {body}
    </button>
  );
}
