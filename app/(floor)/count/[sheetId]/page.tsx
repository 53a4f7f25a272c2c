import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { storeOfPage } from '@/components/stock/store-of-page';
import { CountScreen } from '@/components/stocktake/count-screen';

interface Props {
  params: Promise<{ sheetId: string }>;
  searchParams: Promise<{ store?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stocktake'))('count') };
}

/** One sheet being counted; the browser does the rest, so that it goes on without a network. */
export default async function CountSheetPage({ params, searchParams }: Props) {
  const { sheetId } = await params;
  const page = await storeOfPage('stocktake.count', (await searchParams).store);
  return (
    <CountScreen
      storeId={page.storeId}
      sheetId={sheetId}
      person={page.session.person}
      backHref={`/count?store=${page.storeId}`}
    />
  );
}
