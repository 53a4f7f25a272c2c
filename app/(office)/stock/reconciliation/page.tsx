import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { StoreCell, StoreList } from '@/components/stock/store-list';
import { type StoresPage, storesOfPage } from '@/components/stock/stores-of-page';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { FilterSelect } from '@/components/ui/filter-bar';
import { TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { documentNumber } from '@/lib/document-number';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('reconciliation');

/** Runs against other programs, latest first. */
export default async function ReconciliationsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; source?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storesOfPage('stock.read', query.store);
  const [t, api] = await Promise.all([getTranslations('reconciliation'), serverApi()]);
  const asked = { storeIds: page.storeIds, ...(query.source ? { source: query.source } : {}) };
  const [found, total, sources] = await Promise.all([
    api.reconciliation.list({ ...asked, ...(query.cursor ? { cursor: query.cursor } : {}) }),
    api.reconciliation.totals(asked),
    api.reconciliation.sourceNames({ storeIds: page.storeIds }),
  ]);
  return (
    <StoreList
      page={page}
      path="/stock/reconciliation"
      views="reconciliations"
      header={{
        title: t('title'),
        hint: t('hint'),
        create: { label: t('new'), permission: 'reconciliation.reconcile' },
        ways: await waysFrom(page),
      }}
      query={{ source: query.source }}
      file="reconciliations"
      total={{ count: total.count, sums: [{ label: t('opened'), number: total.opened }] }}
      nextCursor={found.nextCursor}
      filters={
        sources.length > 1 ? (
          <FilterSelect
            param="source"
            label={t('source')}
            options={sources.map(({ name }) => ({ value: name, label: name }))}
          />
        ) : null
      }
      empty={{ title: t('none'), description: t('noneHint') }}
      headings={[
        t('number'),
        t('source'),
        t('cutOff'),
        { numeric: t('compared') },
        { numeric: t('agrees') },
        { numeric: t('opened') },
        { numeric: t('carriedOver') },
        { numeric: t('closed') },
      ]}
    >
      {found.rows.map((row) => (
        <TableRow key={`${row.storeId}${row.id}`}>
          <TableCell className="whitespace-nowrap">
            <TextLink href={`/stock/reconciliation/${row.id}?store=${row.storeId}`}>
              {documentNumber('RECONCILIATION', row.number, page.codeOf(row.storeId))}
            </TextLink>{' '}
            {row.isVoid ? <Badge>{t('isVoid')}</Badge> : null}
          </TableCell>
          <StoreCell page={page} storeId={row.storeId} />
          <TableCell>{row.source}</TableCell>
          <TableCell className="whitespace-nowrap">
            <DateTime at={row.cutOff} timeZone={page.timeZoneOf(row.storeId)} />
          </TableCell>
          <TableCell numeric>{row.compared}</TableCell>
          <TableCell numeric>{row.agrees}</TableCell>
          <TableCell numeric>{row.opened}</TableCell>
          <TableCell numeric>{row.carriedOver}</TableCell>
          <TableCell numeric>{row.closed}</TableCell>
        </TableRow>
      ))}
    </StoreList>
  );
}

async function waysFrom(page: StoresPage) {
  const t = await getTranslations('reconciliation');
  const [only] = page.several ? [] : page.storeIds.filter((id) => page.may('reconciliation.reconcile', id));
  return [
    { label: t('open'), href: `/stock/reconciliation/open?store=${page.scope}` },
    ...(only ? [{ label: t('matches'), href: `/stock/reconciliation/matches?store=${only}` }] : []),
  ];
}
