import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { MergeCustomers } from '@/components/customers/merge-customers';
import { requireSomewhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('customers.merge');

/** Two records of one person, side by side, and what merging them will do. */
export default async function MergePage({ params }: { params: Promise<{ customerId: string }> }) {
  const { customerId } = await params;
  const page = await requireSomewhere('customers.merge');
  const [api, t] = await Promise.all([serverApi(), getTranslations('customers')]);
  const customer = await api.customers.detail({ customerId });
  if (customer.mergedIntoId || customer.erasedAt) notFound();
  const { id, code, name, numbers, tags, level, servedBy, isYours } = customer;
  return (
    <>
      <PageHeader
        title={t('merge.title')}
        description={t('merge.hint')}
        breadcrumbs={[
          { label: t('page.customers'), href: '/customers' },
          { label: name, href: `/customers/${id}` },
        ]}
      />
      <MergeCustomers
        first={{ id, code, name, numbers, tags, level, servedBy, isYours }}
        storeId={page.storeIds.find((one) => one === page.storeId) ?? page.storeIds[0] ?? ''}
      />
    </>
  );
}
