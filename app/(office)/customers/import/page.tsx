import type { Metadata } from 'next';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ImportWizard } from '@/components/imports/import-wizard';
import { pageSession } from '@/components/shell/page-session';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports.customers'))('title') };
}

/** A customers file coming in: upload, look, correct, import. */
export default async function ImportCustomersPage() {
  const page = await pageSession();
  if (!page.may('imports.run', null) || !page.may('customers.add', null)) forbidden();
  const t = await getTranslations('imports.customers');
  const { stores } = page.session;
  const here = stores.find(({ id }) => id === page.storeId) ?? stores[0];
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={<ButtonLink href="/catalog/import">{t('toProducts')}</ButtonLink>}
      />
      <ImportWizard
        kind="CUSTOMERS"
        stores={stores.map(({ code, name }) => ({ code, name }))}
        firstStore={here?.code ?? ''}
        timeZone={page.timeZoneOf(null)}
      />
    </div>
  );
}
