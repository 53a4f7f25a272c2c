import { getTranslations } from 'next-intl/server';
import { storeOfPage } from '@/components/stock/store-of-page';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { serverApi } from '@/trpc/server';

/** Corrections of a store's stock, latest first. */
export default async function AdjustmentsPage({
  searchParams,
}: {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}) {
  const query = await searchParams;
  const page = await storeOfPage('stock.adjust', query.store);
  const t = await getTranslations('stock');
  const found = await (await serverApi()).inventory.adjustments({
    storeId: page.storeId,
    ...(query.cursor ? { cursor: Number(query.cursor) } : {}),
  });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('adjustments')}
        description={page.store.name}
        actions={
          <ButtonLink href={`/stock/adjustments/new?store=${page.storeId}`}>{t('newAdjustment')}</ButtonLink>
        }
      />
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('noAdjustments')} description={t('noAdjustmentsHint')} />
        ) : (
          <Table aria-label={t('adjustments')}>
            <TableHead>
              <TableRow>
                <TableHeader>{t('number')}</TableHeader>
                <TableHeader>{t('reason')}</TableHeader>
                <TableHeader>{t('time')}</TableHeader>
                <TableHeader>{t('lines')}</TableHeader>
              </TableRow>
            </TableHead>
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>AD-{String(row.number).padStart(6, '0')}</TableCell>
                  <TableCell>
                    {t(`reasons.${row.reason}`)}
                    <span className="block text-ink-soft text-xs">{row.note}</span>
                  </TableCell>
                  <TableCell className="whitespace-nowrap">
                    <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(page.storeId)} /> {row.person}
                  </TableCell>
                  <TableCell>
                    {row.lines.map((line) => (
                      <span key={line.id} className="block">
                        {line.name}{' '}
                        <span className="figures">
                          {line.quantity} {line.unit}
                        </span>{' '}
                        <span className="text-ink-soft text-xs">{line.zone}</span>
                      </span>
                    ))}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </Card>
      {found.nextCursor ? (
        <ButtonLink
          variant="secondary"
          href={`/stock/adjustments?store=${page.storeId}&cursor=${found.nextCursor}`}
        >
          {t('older')}
        </ButtonLink>
      ) : null}
    </div>
  );
}
