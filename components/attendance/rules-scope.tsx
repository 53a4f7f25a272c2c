'use client';

import { useTranslations } from 'next-intl';
import { ScopeSelect } from '@/components/shell/scope-select';
import { WordDialog } from '@/components/shell/word-dialog';
import { useTRPCClient } from '@/trpc/react';

/** Whose rules the page shows: the company's, or a store's; one that has its own says so. */
export function RulesScope(props: {
  stores: readonly { id: string; name: string }[];
  storeId: string | null;
  withOwn: readonly string[];
}) {
  const t = useTranslations('attendance.rules');
  const stores = props.stores.map(({ id, name }) => ({
    id,
    name: props.withOwn.includes(id) ? t('withOwn', { store: name }) : name,
  }));
  return <ScopeSelect label={t('whose')} whole={t('company')} stores={stores} storeId={props.storeId} />;
}

/** A store goes by the company's rules again. */
export function BackToCompany({ storeId }: { storeId: string }) {
  const t = useTranslations('attendance.rules');
  const client = useTRPCClient();
  return (
    <WordDialog
      label={t('back')}
      title={t('backTitle')}
      hint={t('backHint')}
      variant="secondary"
      run={(_text, requestId) => client.attendance.followCompany.mutate({ ofStoreId: storeId, requestId })}
      done={t('backDone')}
    />
  );
}
