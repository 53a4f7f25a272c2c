import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import type { myCourse } from '@/server/training/records/my-training';

type Attempt = Awaited<ReturnType<typeof myCourse>>['attempts'][number];

/** One's quizzes, the latest first: how many were right, and which were not. */
export function AttemptList({ attempts, timeZone }: { attempts: readonly Attempt[]; timeZone: string }) {
  const t = useTranslations('training');
  return (
    <ul className="flex flex-col gap-4">
      {attempts.map((attempt, index) => (
        <li key={attempt.id} className="flex flex-col gap-2">
          <p className="flex flex-wrap items-center gap-2">
            <Badge tone={attempt.passed ? 'ok' : 'late'}>{t(attempt.passed ? 'passed' : 'failed')}</Badge>
            <span>{t('result', { right: attempt.right, questions: attempt.questions })}</span>
            <span className="text-ink-soft text-sm">
              <DateTime at={attempt.answeredAt} timeZone={timeZone} />
            </span>
          </p>
          <details open={index === 0}>
            <summary className="cursor-pointer py-2 text-accent text-sm">{t('questions')}</summary>
            <ol className="flex flex-col gap-1 text-sm">
              {attempt.marks.map(({ asked, isRight }, no) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place in this attempt.
                <li key={no} className="flex items-baseline gap-2">
                  <span className={isRight ? 'text-accent' : 'text-alarm'}>
                    {t(isRight ? 'wasRight' : 'wasWrong')}
                  </span>
                  <span className="min-w-0 break-words">{asked}</span>
                </li>
              ))}
            </ol>
          </details>
        </li>
      ))}
    </ul>
  );
}
