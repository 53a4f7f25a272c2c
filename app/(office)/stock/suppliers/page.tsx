import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AddSupplier, SupplierTable } from '@/components/purchasing/suppliers/supplier-table';
import { requireSomewhere } from '@/components/shell/page-session';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('purchasing.suppliers'))('title') };
}

/** Whom the company buys from. */
export default async function SuppliersPage() {
  const page = await requireSomewhere('purchasing.manageSuppliers');
  const [t, api] = await Promise.all([getTranslations('purchasing.suppliers'), serverApi()]);
  const suppliers = await api.purchasing.allSuppliers();
  const mayManage = page.may('purchasing.manageSuppliers', null);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={mayManage ? t('description') : t('readOnly')}
        actions={mayManage && suppliers.length > 0 ? <AddSupplier /> : null}
      />
      <SupplierTable suppliers={suppliers} mayManage={mayManage} />
    </div>
  );
}
