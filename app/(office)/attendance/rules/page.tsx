import { getTranslations } from 'next-intl/server';
import { RulesForm } from '@/components/attendance/rules-form';
import { requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('attendance.rules');

/** By what attendance is counted, company-wide. */
export default async function AttendanceRulesPage() {
  await requireEverywhere('attendance.keepRules');
  const [t, api] = await Promise.all([getTranslations('attendance'), serverApi()]);
  const { rules } = await api.attendance.rules({ ofStoreId: null });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('rules.title')} description={t('rules.description')} />
      <Card>
        <RulesForm rules={rules} />
      </Card>
    </div>
  );
}
