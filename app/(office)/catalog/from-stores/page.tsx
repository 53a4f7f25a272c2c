import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Amount } from '@/components/ui/amount';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('catalog', 'fromStores');

/** Products the stores made at their doors, for head office to complete. */
export default async function FromStoresPage() {
  const page = await pageSession();
  if (!page.may('catalog.manage', null)) forbidden();
  const [t, api] = await Promise.all([getTranslations('catalog'), serverApi()]);
  const rows = await api.catalog.fromStores();
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: '/catalog' }]}
        title={t('fromStores')}
        description={t('fromStoresHint')}
      />
      <Card padding="none">
        {rows.length === 0 ? (
          <EmptyState title={t('noneFromStores')} description={t('fromStoresHint')} />
        ) : (
          <Table aria-label={t('fromStores')}>
            <TableHeadings
              of={[t('name'), { numeric: t('listPrice') }, t('store'), t('setBy'), t('since')]}
            />
            <TableBody>
              {rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>
                    <TextLink href={`/catalog/${row.id}`}>{goodsName(row)}</TextLink>
                    <span className="block text-ink-soft text-xs">{row.code}</span>
                  </TableCell>
                  <TableCell numeric>
                    <Amount fen={row.listPriceFen} tone="plain" />
                  </TableCell>
                  <TableCell>{row.store}</TableCell>
                  <TableCell>{row.by}</TableCell>
                  <TableCell className="whitespace-nowrap">
                    <DateTime at={row.at} timeZone={page.timeZoneOf(null)} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
    </div>
  );
}
