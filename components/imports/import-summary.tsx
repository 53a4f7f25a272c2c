'use client';

import { useTranslations } from 'next-intl';
import { Callout, type CalloutTone } from '@/components/ui/callout';
import { Stat, StatGrid } from '@/components/ui/stat';
import type { ImportResult } from '@/server/imports/import-request';
import type { ImportKind } from '@/server/imports/rules';

/** How a file stands: what it holds, what stops it, what came in. */
export function ImportSummary({ kind, result }: { kind: ImportKind; result: ImportResult }) {
  const t = useTranslations('imports');
  const ofCustomers = kind === 'CUSTOMERS';
  if (!result.headingsKnown)
    return (
      <Callout tone="late" title={t('headingsUnknown')}>
        {t('headingsUnknownHint')}
      </Callout>
    );
  return (
    <>
      <Callout tone={toneOf(result)} title={titleOf(kind, result, t)} />
      <StatGrid>
        <Stat label={t('rows')} value={result.rows} />
        <Stat label={ofCustomers ? t('customers.found') : t('productsFound')} value={result.products} />
        <Stat label={t('merged')} value={result.merged} />
        <Stat label={t('bad')} value={result.bad} tone={result.bad > 0 ? 'late' : 'plain'} />
        <Stat label={t('warnings')} value={result.warnings} />
        {result.withoutCost > 0 ? (
          <Stat label={t('withoutCost')} value={result.withoutCost} detail={t('withoutCostHint')} />
        ) : null}
        {result.openings.map((opening) => (
          <Stat
            key={opening.store}
            label={
              ofCustomers
                ? t('customers.opening', { store: opening.store })
                : t('opening', { store: opening.store })
            }
            value={opening.posted}
            detail={
              ofCustomers
                ? t('customers.openingSkipped', { count: opening.skipped })
                : t('openingSkipped', { count: opening.skipped })
            }
          />
        ))}
      </StatGrid>
    </>
  );
}

/** Errors that a question above answers; the file itself is sound. */
const ANSWERED = ['STORE_UNKNOWN', 'CODE_ALIKE', 'REPEAT_STOCK', 'NUMBER_COMMA', 'CUSTOMER_KNOWN'] as const;

function onlyQuestions({ byCode, errors }: ImportResult): boolean {
  return errors > 0 && ANSWERED.reduce((sum, code) => sum + (byCode[code] ?? 0), 0) === errors;
}

function toneOf(result: ImportResult): CalloutTone {
  if (result.written || result.errors === 0) return 'info';
  return onlyQuestions(result) ? 'warn' : 'late';
}

function titleOf(
  kind: ImportKind,
  result: ImportResult,
  t: ReturnType<typeof useTranslations<'imports'>>,
): string {
  if (result.written && kind === 'CUSTOMERS')
    return t('customers.done', { created: result.created, updated: result.updated });
  if (result.written) return t('done', { created: result.created, updated: result.updated });
  if (onlyQuestions(result)) return t('needsAnswers');
  return result.errors > 0 ? t('hasErrors', { count: result.errors }) : t('ready');
}
