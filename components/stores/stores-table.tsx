'use client';

import { Store } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { Badge } from '@/components/ui/badge';
import { type DataColumn, DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import type { listStores } from '@/server/stores/queries';

type StoreRow = Awaited<ReturnType<typeof listStores>>[number];

/** The stores one works in; a zone nobody answers for shows here already. */
export function StoresTable({ stores }: { stores: readonly StoreRow[] }) {
  const t = useTranslations('stores');
  const columns = useMemo<DataColumn<StoreRow>[]>(
    () => [
      {
        id: 'code',
        header: t('code'),
        cell: ({ code }) => <span className="figures">{code}</span>,
        sortBy: ({ code }) => code,
      },
      {
        id: 'name',
        header: t('name'),
        fixed: true,
        card: 'title',
        cell: ({ name }) => name,
        sortBy: ({ name }) => name,
      },
      { id: 'kind', header: t('kind'), cell: ({ kind }) => t(`kinds.${kind}`) },
      {
        id: 'tills',
        header: t('tills'),
        numeric: true,
        cell: ({ tills }) => tills,
        sortBy: ({ tills }) => tills,
      },
      {
        id: 'zones',
        header: t('zones'),
        numeric: true,
        cell: ({ zones }) => zones,
        sortBy: ({ zones }) => zones,
      },
      {
        id: 'owners',
        header: t('owners'),
        sortBy: ({ ownerless }) => ownerless,
        cell: ({ ownerless }) =>
          ownerless > 0 ? (
            <Badge tone="warn">{t('ownerless', { count: ownerless })}</Badge>
          ) : (
            <Badge tone="ok">{t('allOwned')}</Badge>
          ),
      },
      { id: 'address', header: t('address'), wrap: true, cell: ({ address }) => address },
      {
        id: 'state',
        header: t('state'),
        card: 'figure',
        cell: ({ closedAt }) =>
          closedAt ? <Badge>{t('closed')}</Badge> : <Badge tone="ok">{t('open')}</Badge>,
      },
    ],
    [t],
  );
  return (
    <DataTable
      caption={t('title')}
      rows={stores}
      columns={columns}
      getRowId={({ id }) => id}
      rowHref={({ id }) => `/stores/${id}`}
      storageKey="stores"
      empty={<EmptyState icon={Store} title={t('empty')} description={t('emptyHint')} />}
    />
  );
}
