import { ChevronRight } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { NextStep } from '@/components/shell/next-step';
import { storeOfPage } from '@/components/stock/store-of-page';
import { EmptyState } from '@/components/ui/empty-state';
import { FloorFrame } from '@/components/zones/floor-frame';
import { stocktakeNumber } from '@/server/stocktake/rules';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stocktake'))('count') };
}

/** Sheets this person may count now. */
export default async function CountPage({ searchParams }: { searchParams: Promise<{ store?: string }> }) {
  const page = await storeOfPage('stocktake.count', (await searchParams).store);
  const t = await getTranslations('stocktake');
  const sheets = await (await serverApi()).stocktake.openSheets({ storeId: page.storeId });
  return (
    <FloorFrame
      backHref={`/stocktakes?store=${page.storeId}`}
      backLabel={t('toOffice')}
      place={page.store.name}
      title={t('count')}
    >
      {sheets.length === 0 ? (
        <EmptyState
          title={t('noSheets')}
          description={t('noSheetsHint')}
          action={
            <NextStep
              permission="stocktake.plan"
              may={page.may('stocktake.plan', page.storeId)}
              ways={[{ label: t('new'), href: `/stocktakes/new?store=${page.storeId}` }]}
            />
          }
        />
      ) : (
        <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
          {sheets.map((sheet) => (
            <li key={sheet.id}>
              <Link
                href={`/count/${sheet.id}?store=${page.storeId}`}
                className="focus-inset flex min-h-16 items-center gap-3 p-3"
              >
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">
                    {sheet.zone}
                    {sheet.part > 1 ? ` · ${sheet.part}` : ''}
                  </span>
                  <span className="figures block text-ink-soft text-sm">
                    {stocktakeNumber(sheet.number)} · {sheet.title}
                  </span>
                  <span className="figures block text-ink-soft text-sm">
                    {t(`rounds.${sheet.round === 2 ? 2 : 1}`)} · {t('countedSoFar', { count: sheet.counted })}
                    {sheet.mine ? ` · ${t('yours')}` : ''}
                  </span>
                </span>
                <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </FloorFrame>
  );
}
