import { getTranslations } from 'next-intl/server';
import { requireEverywhere } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('training', 'courses');

/** What head office has people learn. */
export default async function CoursesPage() {
  const page = await requireEverywhere('training.keepCourses');
  const [t, api] = await Promise.all([getTranslations('training'), serverApi()]);
  const courses = await api.training.courses();
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <PageHeader
        title={t('courses')}
        description={t('coursesHint')}
        actions={
          <ButtonLink variant="primary" href="/training/courses/new">
            {t('newCourse')}
          </ButtonLink>
        }
      />
      <Card padding="none">
        {courses.length === 0 ? <EmptyState title={t('none')} description={t('noneHint')} /> : null}
        <ul className="divide-y divide-rule">
          {courses.map((course) => (
            <li key={course.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
              <span className="flex min-w-0 flex-1 basis-64 flex-col">
                <TextLink
                  href={`/training/courses/${course.id}`}
                  className="self-start break-words font-medium"
                >
                  {course.title}
                </TextLink>
                <span className="text-ink-soft text-sm">
                  {[
                    t('version', { version: course.version }),
                    course.questions === 0 ? t('noQuiz') : t('questionsCount', { count: course.questions }),
                    course.repeatMonths === null
                      ? t('once')
                      : t('everyMonths', { months: course.repeatMonths }),
                  ].join(' · ')}
                  {' · '}
                  {t('changed')}{' '}
                  <DateTime at={course.changedAt} timeZone={page.timeZoneOf(null)} show="date" />
                </span>
              </span>
              <span className="figures text-sm">
                {t('learnt', { passed: course.passed, assigned: course.assigned })}
              </span>
              {course.endedAt ? (
                <Badge>{t('ended')}</Badge>
              ) : course.isPaused ? (
                <Badge tone="warn">{t('pausedCourse')}</Badge>
              ) : null}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}
