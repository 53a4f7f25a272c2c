import { getTranslations } from 'next-intl/server';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Quantity } from '@/components/ui/quantity';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { goodsName } from '@/lib/goods-name';
import { stocktakeNumber } from '@/server/stocktake/rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stocktake', 'history');

interface Props {
  params: Promise<{ stocktakeId: string }>;
  searchParams: Promise<{ store?: string; product?: string; offset?: string }>;
}

/** Every count of a stocktake: who, what, when, on which phone. */
export default async function CountHistoryPage({ params, searchParams }: Props) {
  const [{ stocktakeId }, query] = await Promise.all([params, searchParams]);
  const page = await storeOfPage('stock.read', query.store);
  const { storeId } = page;
  const t = await getTranslations('stocktake');
  const api = await serverApi();
  const offset = Number(query.offset ?? 0);
  const [stocktake, found] = await Promise.all([
    api.stocktake.detail({ storeId, stocktakeId }),
    api.stocktake.history({
      storeId,
      stocktakeId,
      offset: Number.isInteger(offset) && offset > 0 ? offset : 0,
      ...(query.product ? { productId: query.product } : {}),
    }),
  ]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[
          { label: t('title'), href: `/stocktakes?store=${storeId}` },
          { label: stocktakeNumber(stocktake.number), href: `/stocktakes/${stocktakeId}?store=${storeId}` },
        ]}
        title={t('history')}
        description={stocktake.title}
      />
      <Card padding="none">
        {found.rows.length === 0 ? (
          <EmptyState title={t('noCounts')} />
        ) : (
          <ListTable
            tall
            aria-label={t('history')}
            headings={[
              t('moment'),
              t('person'),
              t('goods'),
              t('zone'),
              t('how'),
              { numeric: t('quantity') },
              t('phone'),
            ]}
          >
            <TableBody>
              {found.rows.map((row) => (
                <TableRow key={row.id}>
                  <TableCell className="whitespace-nowrap">
                    <DateTime at={row.occurredAt} timeZone={page.timeZoneOf(storeId)} />
                  </TableCell>
                  <TableCell>{row.person}</TableCell>
                  <TableCell>
                    {goodsName(row)}
                    <span className="block text-ink-soft text-xs">{row.code}</span>
                  </TableCell>
                  <TableCell>
                    {row.zone}
                    <span className="block text-ink-soft text-xs">
                      {t(`rounds.${row.round === 2 ? 2 : 1}`)}
                    </span>
                  </TableCell>
                  <TableCell>
                    {t.has(`countKinds.${row.kind}`) ? t(`countKinds.${row.kind}`) : row.kind}{' '}
                    {row.undone ? <Badge>{t('takenBack')}</Badge> : null}
                  </TableCell>
                  <TableCell numeric>
                    <Quantity
                      value={row.kind === 'UNDO' ? `-${row.quantity}` : row.quantity}
                      unit={row.unit}
                      sign="always"
                      tone="plain"
                    />
                  </TableCell>
                  <TableCell className="figures text-ink-soft text-xs">{row.phoneKey}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        )}
      </Card>
      {found.nextOffset === null ? null : (
        <ButtonLink
          className="self-start"
          href={`/stocktakes/${stocktakeId}/history?store=${storeId}&offset=${found.nextOffset}`}
        >
          {t('older')}
        </ButtonLink>
      )}
    </div>
  );
}
