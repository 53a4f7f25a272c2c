import { notFound } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import { figureWords } from '@/components/insight/analysis/figure-words';
import { pageTitle } from '@/components/shell/page-title';
import { StoreCell, StoreList } from '@/components/stock/store-list';
import { storesOfPage } from '@/components/stock/stores-of-page';
import { AmountCell } from '@/components/ui/amount-cell';
import { DateTime } from '@/components/ui/date-time';
import { Quantity } from '@/components/ui/quantity';
import { TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import { figureParts } from '@/server/insight/schema';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('insight.lines');

interface Props {
  searchParams: Promise<Record<string, string | undefined>>;
}

/** The lines behind a figure of the analysis, each with its ticket. */
export default async function SoldLinesPage({ searchParams }: Props) {
  const { store, cursor, ...query } = await searchParams;
  const page = await storesOfPage('insight.read', store);
  const parts = figureParts.safeParse(query);
  if (!parts.success) notFound();
  const [t, locale, api] = await Promise.all([getTranslations('insight.lines'), getLocale(), serverApi()]);
  const asked = { storeIds: page.storeIds, ...parts.data };
  const [found, total, words] = await Promise.all([
    api.insight.soldLines({ ...asked, ...(cursor ? { cursor } : {}) }),
    api.insight.soldLineTotals(asked),
    figureWords(parts.data, { storeIds: page.storeIds, locale }),
  ]);
  return (
    <StoreList
      page={page}
      path="/insight/lines"
      views="analysisLines"
      header={{
        title: t('title'),
        hint: words,
        breadcrumbs: [
          { label: t('analysis'), href: `/insight?store=${page.scope}&month=${parts.data.month}` },
        ],
      }}
      query={query}
      file="sold-lines"
      total={{ count: total.count, sums: [{ label: t('net'), fen: total.netFen }] }}
      nextCursor={found.nextCursor}
      empty={{ title: t('none') }}
      headings={[
        t('ticket'),
        { numeric: t('net') },
        t('time'),
        t('product'),
        { numeric: t('quantity') },
        t('person'),
      ]}
    >
      {found.rows.map((line) => (
        <TableRow key={`${line.storeId}${line.id}`}>
          <TableCell className="whitespace-nowrap">
            <TextLink href={`/tickets/${line.storeId}/${line.ticketId}`}>{line.number}</TextLink>
          </TableCell>
          <StoreCell page={page} storeId={line.storeId} />
          <AmountCell fen={line.netFen} />
          <TableCell className="whitespace-nowrap">
            <DateTime at={line.occurredAt} timeZone={page.timeZoneOf(line.storeId)} />
          </TableCell>
          <TableCell>
            {goodsName({ name: line.productName, spec: line.spec })}{' '}
            <span className="figures text-ink-soft text-xs">{line.productCode}</span>
          </TableCell>
          <TableCell numeric>
            <Quantity value={line.quantity} unit={line.unit} tone="plain" />
          </TableCell>
          <TableCell>{line.person}</TableCell>
        </TableRow>
      ))}
    </StoreList>
  );
}
