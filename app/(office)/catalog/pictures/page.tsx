import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { PictureZip } from '@/components/catalog/picture-zip';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { PageHeader } from '@/components/ui/page-header';

export const generateMetadata = pageTitle('catalog', 'pictures.manyTitle');

/** Pictures of many goods at once. */
export default async function ManyPicturesPage() {
  const page = await requireSomewhere('catalog.keepPictures');
  const t = await getTranslations('catalog');
  const storeId = page.storeId && page.storeIds.includes(page.storeId) ? page.storeId : page.storeIds[0];
  if (storeId === undefined) forbidden();
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        breadcrumbs={[{ label: t('title'), href: '/catalog' }]}
        title={t('pictures.manyTitle')}
        description={t('pictures.manyHint')}
      />
      <PictureZip storeId={storeId} />
    </div>
  );
}
