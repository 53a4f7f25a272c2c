import { getTranslations } from 'next-intl/server';
import { CaseLink } from '@/components/shortages/case-link';
import { Amount } from '@/components/ui/amount';
import { AmountCell } from '@/components/ui/amount-cell';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { Quantity } from '@/components/ui/quantity';
import { Stat, StatGrid } from '@/components/ui/stat';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { serverApi } from '@/trpc/server';

interface Props {
  storeId: string;
  stocktakeId: string;
  timeZone: string;
  /** May name who answers for what is missing. */
  opensCases: boolean;
  /** May follow a case that was opened. */
  readsCases: boolean;
  /** Lines without a variance too. */
  all: boolean;
  offset: number;
}

/** What was posted; each figure opens to its stock entries, what arrived after stands beside the variance it corrects. */
export async function PostedPanel({
  storeId,
  stocktakeId,
  timeZone,
  opensCases,
  readsCases,
  all,
  offset,
}: Props) {
  const t = await getTranslations('stocktake');
  const api = await serverApi();
  const [posted, cases] = await Promise.all([
    api.stocktake.posted({ storeId, stocktakeId, all, offset }),
    api.shortages.ofStocktake({ storeId, stocktakeId }),
  ]);
  if (!posted) return null;
  const { totals } = posted;
  const here = (part: Record<string, string>) =>
    `/stocktakes/${stocktakeId}?${new URLSearchParams({ store: storeId, ...(all ? { all: '1' } : {}), ...part })}`;
  const entries = (product: string) =>
    `/stock/entries?${new URLSearchParams({ store: storeId, document: stocktakeId, product })}`;
  const newCase = (product: string) =>
    `/stock/shortages/new?${new URLSearchParams({ store: storeId, source: 'STOCKTAKE', sourceId: stocktakeId, product })}`;
  return (
    <Section
      title={t('postedTitle')}
      description={<BusinessDay day={posted.businessDay} />}
      actions={
        <ButtonLink href={here({ all: all ? '0' : '1' })}>
          {t(all ? 'onlyDifferences' : 'allLines')}
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-3 p-3">
        {totals ? (
          <StatGrid>
            <Stat label={t('linesTotal')} value={totals.lines} />
            <Stat label={t('differences')} value={totals.variances} />
            <Stat label={t('arrivedAfter')} value={totals.late} />
            <Stat
              label={t('short')}
              value={totals.shortFen === null ? '–' : <Amount fen={totals.shortFen} />}
            />
            <Stat label={t('over')} value={totals.overFen === null ? '–' : <Amount fen={totals.overFen} />} />
          </StatGrid>
        ) : null}
        {posted.waiting > 0 ? (
          <Callout tone="info" title={t('stillPosting', { count: posted.waiting })} />
        ) : null}
        {posted.skipRecountReason ? (
          <p className="text-ink-soft text-sm">
            {t('skipReason')}: {posted.skipRecountReason}
          </p>
        ) : null}
      </div>
      {posted.rows.length === 0 ? (
        <EmptyState title={t('noDifferences')} />
      ) : (
        <ListTable
          aria-label={t('postedTitle')}
          headings={[
            t('goods'),
            t('zone'),
            { numeric: t('counted') },
            { numeric: t('expected') },
            { numeric: t('variance') },
            { numeric: t('moved') },
            { numeric: t('arrivedAfter') },
            { numeric: t('corrected') },
            { numeric: t('atCost') },
            t('moment'),
          ]}
        >
          <TableBody>
            {posted.rows.map((row) => (
              <TableRow key={row.id}>
                <TableCell>
                  {goodsName(row)}
                  <span className="block text-ink-soft text-xs">{row.code}</span>
                </TableCell>
                <TableCell>
                  {row.zone}{' '}
                  {row.decision === 'COUNT' ? null : <Badge>{t(`decisions.${row.decision}`)}</Badge>}
                  {row.reason ? <span className="block text-ink-soft text-xs">{row.reason}</span> : null}
                </TableCell>
                <TableCell numeric>
                  <Quantity value={row.counted} unit={row.unit} tone="plain" />
                </TableCell>
                <TableCell numeric>{formatQuantity(row.expected)}</TableCell>
                <TableCell numeric>
                  <TextLink href={entries(row.productId)}>
                    <Quantity value={row.variance} sign="always" />
                  </TextLink>
                </TableCell>
                <TableCell numeric>
                  {row.moved === '0' ? '–' : <Quantity value={row.moved} sign="always" tone="plain" />}
                </TableCell>
                <TableCell numeric>
                  {row.late === '0' ? '–' : <Quantity value={row.late} sign="always" tone="plain" />}
                </TableCell>
                <TableCell numeric>
                  <Quantity value={row.corrected} sign="always" />{' '}
                  <CaseLink
                    storeId={storeId}
                    opened={cases.find((one) => row.missing && one.productId === row.productId) ?? null}
                    reads={readsCases}
                    newCase={opensCases && row.missing ? newCase(row.productId) : null}
                  />
                </TableCell>
                <AmountCell fen={row.valueFen} signed href={entries(row.productId)} />
                <TableCell className="whitespace-nowrap">
                  <DateTime at={row.moment} timeZone={timeZone} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      )}
      {posted.nextOffset === null ? null : (
        <ButtonLink className="m-3" href={here({ offset: String(posted.nextOffset) })}>
          {t('next')}
        </ButtonLink>
      )}
    </Section>
  );
}
