import { ClipboardCheck, ScanBarcode } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Schedules } from '@/components/stocktake/schedules';
import { StateBadge } from '@/components/stocktake/state-badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { stocktakeNumber } from '@/server/stocktake/rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stocktake');

interface Props {
  searchParams: Promise<{ store?: string; cursor?: string }>;
}

/** Stocktakes of a store, latest first, and the cycle counts that come round. */
export default async function StocktakesPage({ searchParams }: Props) {
  const query = await searchParams;
  const page = await storeOfPage('stocktake.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('stocktake');
  const api = await serverApi();
  const cursor = Number(query.cursor);
  const [found, schedules] = await Promise.all([
    api.stocktake.list({ storeId, ...(Number.isInteger(cursor) && cursor > 0 ? { cursor } : {}) }),
    api.stocktake.schedules({ storeId }),
  ]);
  const may = { plan: page.may('stocktake.plan', storeId), count: page.may('stocktake.count', storeId) };
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={page.store.name}
        actions={
          <>
            {page.may('stock.read', storeId) ? (
              <ButtonLink href={`/stocktakes/shrinkage?store=${storeId}`}>{t('shrinkage')}</ButtonLink>
            ) : null}
            {may.count ? (
              <ButtonLink href={`/count?store=${storeId}`}>
                <ScanBarcode aria-hidden />
                {t('count')}
              </ButtonLink>
            ) : null}
            {may.plan ? (
              <ButtonLink variant="primary" href={`/stocktakes/new?store=${storeId}`}>
                {t('new')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState icon={ClipboardCheck} title={t('none')} description={t('noneHint')} />
        ) : (
          <ListTable
            aria-label={t('title')}
            headings={[t('number'), t('name'), t('kind'), t('state'), t('sheets'), t('planned')]}
          >
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell>
                    <TextLink className="figures" href={`/stocktakes/${row.id}?store=${storeId}`}>
                      {stocktakeNumber(row.number)}
                    </TextLink>
                  </TableCell>
                  <TableCell>{row.title}</TableCell>
                  <TableCell>{t(`kinds.${row.kind}`)}</TableCell>
                  <TableCell>
                    <StateBadge state={row.state} />
                  </TableCell>
                  <TableCell className="figures">
                    {row.finished} / {row.sheets}
                  </TableCell>
                  <TableCell className="whitespace-nowrap">
                    <DateTime at={row.plannedAt} timeZone={page.timeZoneOf(storeId)} /> {row.plannedBy}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
      {found.nextCursor ? (
        <ButtonLink className="self-start" href={`/stocktakes?store=${storeId}&cursor=${found.nextCursor}`}>
          {t('older')}
        </ButtonLink>
      ) : null}
      <Schedules storeId={storeId} rows={schedules} mayPlan={may.plan} />
    </div>
  );
}
