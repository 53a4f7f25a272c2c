import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AddCustomer } from '@/components/customers/add-customer';
import { CustomerTable } from '@/components/customers/customer-table';
import { ExportCustomers } from '@/components/customers/export-customers';
import { requireSomewhere } from '@/components/shell/page-session';
import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { ListViews } from '@/components/views/list-views';
import { serverApi } from '@/trpc/server';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('customers.list'))('title') };
}

export default async function CustomersPage() {
  const page = await requireSomewhere('customers.find');
  const [t, api] = await Promise.all([getTranslations('customers.list'), serverApi()]);
  const stores = page.session.stores.filter(({ id }) => page.storeIds.includes(id));
  const here = stores.find(({ id }) => id === page.storeId) ?? stores[0];
  const deciding = stores.map(({ id }) => id).filter((id) => page.may('customers.decideTakeover', id));
  const [tags, people, takeovers] = await Promise.all([
    api.customers.tags(),
    here ? api.customers.servers({ storeIds: stores.map(({ id }) => id) }) : [],
    deciding.length > 0 ? api.customers.takeovers({ storeIds: deciding }) : [],
  ]);
  const waiting = takeovers.filter(
    ({ heldById, storeId }) => heldById === page.session.person.id || page.may('customers.assign', storeId),
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <>
            {stores.some(({ id }) => page.may('customers.readReveals', id)) ? (
              <ButtonLink href="/customers/reveals">{t('reveals')}</ButtonLink>
            ) : null}
            {page.may('imports.run', null) && page.may('customers.add', null) ? (
              <ButtonLink href="/customers/import">{t('import')}</ButtonLink>
            ) : null}
            {page.may('customers.export', null) ? <ExportCustomers /> : null}
            {here && page.may('customers.add', here.id) ? (
              <AddCustomer storeId={here.id} serves={page.may('customers.serve', here.id)} />
            ) : null}
          </>
        }
      />
      {waiting.length > 0 ? (
        <Callout tone="warn" title={t('waiting', { count: waiting.length })}>
          <ul className="flex flex-col gap-1">
            {waiting.map(({ id, customerId, customer, askedBy, heldBy }) => (
              <li key={id} className="flex flex-wrap gap-x-2">
                <TextLink href={`/customers/${customerId}`}>{customer}</TextLink>
                <span className="text-ink-soft">{t('wants', { askedBy, heldBy })}</span>
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <CustomerTable views={<ListViews list="customers" />} stores={stores} people={people} tags={tags} />
    </>
  );
}
