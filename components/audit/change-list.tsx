'use client';

import { ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { Change } from './change-rules';
import type { useAuditWords } from './use-audit-words';

/** Field, old value, new value: one line each. */
export function ChangeList({
  changes,
  of,
  words,
  limit,
}: {
  changes: readonly Change[];
  /** Kind of what was changed. */
  of: string;
  words: ReturnType<typeof useAuditWords>;
  /** Lines before the rest is left out. */
  limit?: number | undefined;
}) {
  const t = useTranslations('audit');
  const shown = changes.slice(0, limit);
  return (
    <ul className="flex flex-col gap-0.5">
      {shown.map(({ field, before, after }) => (
        <li key={field} className="flex flex-wrap items-baseline gap-x-2 wrap-anywhere">
          <span className="text-ink-soft">{words.fieldName(field, of)}</span>
          {before === undefined ? null : (
            <>
              <span className={after === undefined ? undefined : 'text-ink-soft line-through'}>
                {words.value(field, before)}
              </span>
              {after === undefined ? null : (
                <ArrowRight aria-label={t('became')} className="size-3.5 self-center" />
              )}
            </>
          )}
          {after === undefined ? null : <span>{words.value(field, after)}</span>}
        </li>
      ))}
      {changes.length > shown.length ? (
        <li className="text-ink-soft">{t('moreFields', { count: changes.length - shown.length })}</li>
      ) : null}
    </ul>
  );
}
