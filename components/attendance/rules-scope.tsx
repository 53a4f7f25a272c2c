'use client';

import { useTranslations } from 'next-intl';
import { WordDialog } from '@/components/shell/word-dialog';
import { Select } from '@/components/ui/select';
import { useUrlParams } from '@/components/ui/use-url-params';
import { useTRPCClient } from '@/trpc/react';

/** Whose rules the page shows: the company's, or a store's; one that has its own says so. */
export function RulesScope(props: {
  stores: readonly { id: string; name: string }[];
  storeId: string | null;
  withOwn: readonly string[];
}) {
  const t = useTranslations('attendance.rules');
  const { set } = useUrlParams();
  return (
    <Select
      aria-label={t('whose')}
      value={props.storeId ?? ''}
      onChange={({ target }) => set({ store: target.value })}
      options={[
        { value: '', label: t('company') },
        ...props.stores.map(({ id, name }) => ({
          value: id,
          label: props.withOwn.includes(id) ? t('withOwn', { store: name }) : name,
        })),
      ]}
    />
  );
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
