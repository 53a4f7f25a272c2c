import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PrintPage } from '@/components/reports/print-page';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { Unit } from '@/components/ui/unit';
import { goodsName } from '@/lib/goods-name';
import { stocktakeNumber } from '@/server/stocktake/rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('stocktake', 'sheet');

interface Props {
  params: Promise<{ stocktakeId: string }>;
  searchParams: Promise<{ store?: string; sheet?: string }>;
}

/** A count sheet for paper: what should stand there, room to write, room to sign. */
export default async function PaperSheetPage({ params, searchParams }: Props) {
  const [{ stocktakeId }, query] = await Promise.all([params, searchParams]);
  const page = await storeOfPage('stocktake.count', query.store);
  if (!query.sheet) notFound();
  const t = await getTranslations('stocktake');
  const sheet = await (await serverApi()).stocktake.sheet({ storeId: page.storeId, sheetId: query.sheet });
  const number = stocktakeNumber(sheet.number);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: number, href: `/stocktakes/${stocktakeId}?store=${page.storeId}` }]}
        title={`${t('sheet')} ${number} · ${sheet.zone}`}
        description={`${page.store.name} · ${sheet.title} · ${t(`rounds.${sheet.round === 2 ? 2 : 1}`)}`}
        actions={<PrintPage />}
      />
      {sheet.products.length === 0 ? (
        <EmptyState title={t('todoEmpty')} />
      ) : (
        <Table aria-label={t('sheet')}>
          <TableHeadings
            of={[
              t('code'),
              t('goods'),
              t('barcode'),
              ...(sheet.blind ? [] : [{ numeric: t('expected') }]),
              t('counted'),
            ]}
          />
          <TableBody>
            {sheet.products.map((row) => (
              <TableRow key={row.productId}>
                <TableCell className="figures">{row.code}</TableCell>
                <TableCell>{goodsName(row)}</TableCell>
                <TableCell className="figures">{row.barcode ?? ''}</TableCell>
                {sheet.blind ? null : <TableCell numeric>{row.expected}</TableCell>}
                <TableCell className="w-32 border-rule border-b text-ink-soft">
                  <Unit of={row.unit} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      <p className="pt-8 text-sm">
        {t('signature')} ____________________ {t('date')} ____________________
      </p>
    </div>
  );
}
