import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ImportWizard } from '@/components/imports/import-wizard';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { ButtonLink } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';

export const generateMetadata = pageTitle('imports');

/** A products file coming in: upload, look, correct, import. */
export default async function ImportPage() {
  const page = await pageSession();
  if (!page.may('imports.run', null)) forbidden();
  const t = await getTranslations('imports');
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          page.may('customers.add', null) ? (
            <ButtonLink href="/customers/import">{t('customers.link')}</ButtonLink>
          ) : null
        }
      />
      <ImportWizard
        stores={page.session.stores.map((store) => ({ code: store.code, name: store.name }))}
        timeZone={page.timeZoneOf(null)}
      />
    </div>
  );
}
