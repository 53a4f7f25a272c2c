import { getTranslations } from 'next-intl/server';
import { requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { courseChoices } from '@/components/training/course-choices';
import { CourseForm } from '@/components/training/course-form';
import type { Draft } from '@/components/training/course-shape';
import { EndCourse } from '@/components/training/end-course';
import { Badge } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('training', 'changeCourse');

type Course = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['training']['course']>>;

/** A course that is there: what it says now, to be changed, or ended. */
export default async function CoursePage({ params }: { params: Promise<{ courseId: string }> }) {
  const { courseId } = await params;
  const page = await requireEverywhere('training.keepCourses');
  const [t, api] = await Promise.all([getTranslations('training'), serverApi()]);
  const course = await api.training.course({ courseId });
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={course.title}
        breadcrumbs={[{ label: t('courses'), href: '/training/courses' }]}
        meta={course.endedAt ? <Badge>{t('ended')}</Badge> : null}
        description={
          <>
            {t('version', { version: course.version })} · {t('writtenBy', { name: course.writtenBy })}{' '}
            <DateTime at={course.writtenAt} timeZone={page.timeZoneOf(null)} />
          </>
        }
        actions={course.endedAt ? null : <EndCourse courseId={courseId} />}
      />
      {course.isPaused && !course.endedAt ? (
        <Callout tone="late" title={t('pausedCourse')}>
          {t('pausedCourseHint')}
        </Callout>
      ) : null}
      {course.endedAt ? (
        <Card className="max-w-3xl whitespace-pre-wrap">{course.text}</Card>
      ) : (
        <CourseForm
          // Of another version it is another form.
          key={course.version}
          course={{ id: course.id, version: course.version, draft: draftOf(course) }}
          stores={page.session.stores}
          {...(await courseChoices(api))}
        />
      )}
    </div>
  );
}

function draftOf(course: Course): Draft {
  return {
    title: course.title,
    text: course.text,
    attachmentId: course.attachmentId ?? '',
    products: course.products,
    // Keys below zero: those of further questions count up.
    questions: course.questions.map((question, index) => ({ ...question, key: -1 - index })),
    priceQuestions: String(course.priceQuestions),
    priceCategoryId: course.priceCategoryId ?? '',
    passPercent: String(course.passPercent),
    triesADay: String(course.triesADay),
    to: course.personIds.length > 0 ? 'people' : 'work',
    storeIds: course.storeIds,
    roles: course.roles,
    personIds: course.personIds,
    dueDays: String(course.dueDays),
    repeatMonths: course.repeatMonths === null ? '' : String(course.repeatMonths),
    again: false,
  };
}
