import { getTranslations } from 'next-intl/server';
import { ExcelLink } from '@/components/attendance/excel-link';
import { LiveRefresh } from '@/components/shell/live-refresh';
import { OneStore } from '@/components/shell/one-store';
import { pageTitle } from '@/components/shell/page-title';
import { storeOfPage } from '@/components/stock/store-of-page';
import { AssignTraining } from '@/components/training/assign-training';
import { TrainingGrid } from '@/components/training/training-grid';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterBar, FilterSelect } from '@/components/ui/filter-bar';
import { PageHeader } from '@/components/ui/page-header';
import { TRAINING_STATES } from '@/server/training/training-rules';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('training');

interface Props {
  searchParams: Promise<{ store?: string; course?: string; state?: string }>;
}

/** Who of a store stands where with which course. */
export default async function TrainingPage({ searchParams }: Props) {
  const asked = await searchParams;
  const page = await storeOfPage('training.read', asked.store);
  const { storeId } = page;
  const [t, api] = await Promise.all([getTranslations('training'), serverApi()]);
  const table = await api.training.table({ storeIds: [storeId] });
  const courses = table.courses.filter(({ id }) => !asked.course || id === asked.course);
  const state = TRAINING_STATES.find((one) => one === asked.state);
  const people = table.people.filter(
    ({ cells }) =>
      !state || cells.some((cell) => cell.state === state && courses.some(({ id }) => id === cell.courseId)),
  );
  const params = new URLSearchParams({
    store: storeId,
    ...(asked.course ? { course: asked.course } : {}),
    ...(state ? { state } : {}),
  });
  return (
    <div className="flex flex-col gap-4">
      <LiveRefresh of={['training']} pauseMs={4_000} />
      <PageHeader
        title={t('title')}
        description={`${page.store.name} · ${t('hint')}`}
        actions={
          <>
            <OneStore allowed={page.allowed} storeId={storeId} />
            {people.length > 0 && courses.length > 0 ? (
              <ExcelLink href={`/api/lists/training?${params}`} label={t('excel')} />
            ) : null}
            {page.may('training.assign', storeId) && table.courses.length > 0 ? (
              <AssignTraining storeId={storeId} courses={table.courses} people={table.people} />
            ) : null}
          </>
        }
      />
      <FilterBar params={['course', 'state']}>
        <FilterSelect
          param="course"
          label={t('course')}
          options={table.courses.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <FilterSelect
          param="state"
          label={t('state')}
          options={TRAINING_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        />
      </FilterBar>
      {table.isCut ? <Callout tone="info" title={t('isCut')} /> : null}
      <Card padding="none">
        {courses.length === 0 ? (
          <EmptyState title={t('none')} description={t('noneHint')} />
        ) : people.length === 0 ? (
          <EmptyState title={t('nobody')} />
        ) : (
          <TrainingGrid people={people} courses={courses} />
        )}
      </Card>
    </div>
  );
}
