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
  return (
    <div className="flex flex-col gap-4">
      <PageHeader breadcrumbs={[{ label: t('title'), href: '/catalog' }]} title={t('new')} />
      <ProductForm productId={null} initial={NEW_PRODUCT} mayEdit seesCost />
    </div>
  );
}
