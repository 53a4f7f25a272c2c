import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { documentNumber } from '@/components/stock/document-number';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('reconciliation');

/** Runs of a store against other programs, latest first. */
export default async function ReconciliationsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; source?: string; before?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('reconciliation');
  const stock = await getTranslations('stock');
  const before = Number(query.before);
  const api = await serverApi();
  const source = query.source ? { source: query.source } : {};
  const [found, sources] = await Promise.all([
    api.reconciliation.list({
      storeId,
      ...source,
      ...(Number.isInteger(before) && before > 0 ? { before } : {}),
    }),
    api.reconciliation.sources({ storeId }),
  ]);
  const older = new URLSearchParams({
    store: storeId,
    ...(query.source && { source: query.source }),
    before: String(found.next ?? ''),
  });
  const timeZone = page.timeZoneOf(storeId);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={`${page.store.name} · ${t('hint')}`}
        actions={
          <>
            <ButtonLink variant="secondary" href={`/stock/reconciliation/open?store=${storeId}`}>
              {t('open')}
            </ButtonLink>
            {page.may('stock.reconcile', storeId) ? (
              <ButtonLink variant="secondary" href={`/stock/reconciliation/matches?store=${storeId}`}>
                {t('matches')}
              </ButtonLink>
            ) : null}
            {page.may('stock.reconcile', storeId) ? (
              <ButtonLink variant="primary" href={`/stock/reconciliation/new?store=${storeId}`}>
                {t('new')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      {sources.length > 1 ? (
        <FilterBar params={['source', 'before']}>
          <FilterSelect
            param="source"
            label={t('source')}
            options={sources.map(({ name }) => ({ value: name, label: name }))}
          />
        </FilterBar>
      ) : null}
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <ListTable
            aria-label={t('title')}
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
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell className="whitespace-nowrap">
                    <TextLink href={`/stock/reconciliation/${row.id}?store=${storeId}`}>
                      {documentNumber('RECONCILIATION', row.number)}
                    </TextLink>
                  </TableCell>
                  <TableCell>{row.source}</TableCell>
                  <TableCell className="whitespace-nowrap">
                    <DateTime at={row.cutOff} timeZone={timeZone} />
                  </TableCell>
                  <TableCell numeric>{row.compared}</TableCell>
                  <TableCell numeric>{row.agrees}</TableCell>
                  <TableCell numeric>{row.opened}</TableCell>
                  <TableCell numeric>{row.carriedOver}</TableCell>
                  <TableCell numeric>{row.closed}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
      {found.next ? (
        <ButtonLink variant="secondary" className="self-start" href={`/stock/reconciliation?${older}`}>
          {stock('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
