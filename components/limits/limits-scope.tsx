'use client';

import { useTranslations } from 'next-intl';
import { ScopeSelect } from '@/components/shell/scope-select';

/** Whose limits the page shows: the chain's, or where a store is stricter. */
export function LimitsScope(props: {
  stores: readonly { id: string; name: string }[];
  storeId: string | null;
}) {
  const t = useTranslations('limits');
  return <ScopeSelect {...props} label={t('whose')} whole={t('wholeChain')} />;
}
