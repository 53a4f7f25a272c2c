import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { HandoverScreen } from '@/components/handovers/handover-screen';
import { storeOfPage } from '@/components/stock/store-of-page';
import { FloorFrame } from '@/components/zones/floor-frame';
import { id } from '@/server/platform/schema';
import { serverApi } from '@/trpc/server';

interface Props {
  params: Promise<{ zoneId: string }>;
  searchParams: Promise<{ store?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('handovers'))('title') };
}

/** A zone being handed over at its shelf. */
export default async function HandoverPage({ params, searchParams }: Props) {
  const [{ zoneId }, query] = await Promise.all([params, searchParams]);
  const page = await storeOfPage('handovers.handOver', query.store);
  const { storeId } = page;
  if (!id.safeParse(zoneId).success) notFound();
  const [t, api] = await Promise.all([getTranslations('handovers'), serverApi()]);
  const start = await api.handovers.start({ storeId, zoneId });
  const backHref = `/zones/${zoneId}?store=${storeId}`;
  const zone = start.zone.name;
  return (
    <FloorFrame
      backHref={backHref}
      backLabel={t('back')}
      place={`${page.store.name} · ${start.zone.code}`}
      title={t(start.owner ? 'handTitle' : 'takeTitle', { zone })}
    >
      <HandoverScreen storeId={storeId} start={start} me={page.session.person.id} backHref={backHref} />
    </FloorFrame>
  );
}
