import { getTranslations } from 'next-intl/server';
import { requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { courseChoices } from '@/components/training/course-choices';
import { CourseForm } from '@/components/training/course-form';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('training', 'newCourse');

export default async function NewCoursePage() {
  const page = await requireEverywhere('training.keepCourses');
  const [t, api] = await Promise.all([getTranslations('training'), serverApi()]);
  return (
    <div className="flex flex-col gap-4">
      <PageHeader title={t('newCourse')} breadcrumbs={[{ label: t('courses'), href: '/training/courses' }]} />
      <CourseForm stores={page.session.stores} {...(await courseChoices(api))} />
    </div>
  );
}
