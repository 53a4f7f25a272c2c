import { getTranslations } from 'next-intl/server';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { OwnSecondFactor } from '@/components/staff/second-factor/own-second-factor';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('staff', 'secondFactor.page');

/** How the signed-in person signs in. */
export default async function MySecurityPage() {
  await pageSession();
  const t = await getTranslations('staff.secondFactor');
  const { since, codesLeft, asked } = await (await serverApi()).staff.secondFactor();
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('page')} />
      <OwnSecondFactor isOn={since !== null} codesLeft={codesLeft} asked={asked} />
    </div>
  );
}
