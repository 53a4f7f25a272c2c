import { getTranslations } from 'next-intl/server';
import { documentNumber } from '@/components/stock/document-number';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

/** Runs of a store against other programs, latest first. */
export default async function ReconciliationsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; before?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('reconciliation');
  const stock = await getTranslations('stock');
  const before = Number(query.before);
  const found = await (await serverApi()).reconciliation.list({
    storeId,
    ...(Number.isInteger(before) && before > 0 ? { before } : {}),
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
              <ButtonLink variant="primary" href={`/stock/reconciliation/new?store=${storeId}`}>
                {t('new')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : (
          <Table aria-label={t('title')}>
            <TableHeadings
              of={[
                t('number'),
                t('source'),
                t('cutOff'),
                { numeric: t('compared') },
                { numeric: t('agrees') },
                { numeric: t('opened') },
                { numeric: t('carriedOver') },
                { numeric: t('closed') },
              ]}
            />
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
          </Table>
        )}
      </Card>
      {found.next ? (
        <ButtonLink
          variant="secondary"
          className="self-start"
          href={`/stock/reconciliation?store=${storeId}&before=${found.next}`}
        >
          {stock('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
