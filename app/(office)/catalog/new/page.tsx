import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { NEW_PRODUCT } from '@/components/catalog/new-product';
import { ProductForm } from '@/components/catalog/product-form';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { PageHeader } from '@/components/ui/page-header';

export const generateMetadata = pageTitle('catalog', 'new');

/** A new product. */
export default async function NewProductPage() {
  const page = await pageSession();
  if (!page.may('catalog.manage', null)) forbidden();
  const t = await getTranslations('catalog');
  const { stores } = page.session;
  // The store that is looked at first.
  const ordered = [
    ...stores.filter(({ id }) => id === page.storeId),
    ...stores.filter(({ id }) => id !== page.storeId),
  ];
  const picturesFrom = ordered.find(({ id }) => page.may('catalog.keepPictures', id));
  return (
    <div className="flex flex-col gap-4">
      <PageHeader breadcrumbs={[{ label: t('title'), href: '/catalog' }]} title={t('new')} />
      <ProductForm
        productId={null}
        initial={NEW_PRODUCT}
        mayEdit
        seesCost
        begins={{ stores: ordered, picturesFrom: picturesFrom?.id ?? null }}
      />
    </div>
  );
}
