import { getTranslations } from 'next-intl/server';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { pageSession } from '@/components/shell/page-session';
import { pageTitle } from '@/components/shell/page-title';
import { AttemptList } from '@/components/training/attempt-list';
import { CardWords } from '@/components/training/card-words';
import { QuizForm } from '@/components/training/quiz-form';
import { ReadTraining, StartQuiz } from '@/components/training/read-training';
import { StateBadge } from '@/components/training/state-badge';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { PageHeader } from '@/components/ui/page-header';
import { goodsName } from '@/lib/goods-name';
import { serverApi } from '@/trpc/server';

export const generateMetadata = pageTitle('training', 'mine');

interface Props {
  params: Promise<{ assignmentId: string }>;
}
type View = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['training']['myCourse']>>;

/** One course to learn: what it says, the cards that belong to it, its quiz, and how one did. */
export default async function MyCoursePage({ params }: Props) {
  const { assignmentId } = await params;
  const page = await pageSession();
  const [t, api] = await Promise.all([getTranslations('training'), serverApi()]);
  const view = await api.training.myCourse({ assignmentId });
  return (
    <div className="flex max-w-2xl flex-col gap-6">
      <PageHeader
        breadcrumbs={[{ label: t('mine'), href: '/my/training' }]}
        title={view.title}
        meta={<StateBadge state={view.state} />}
        description={
          <>
            {t('dueOn')} <BusinessDay day={view.dueOn} /> · {t('version', { version: view.version })}
          </>
        }
      />
      <Apart view={view} />
      {view.quiz ? null : <Material view={view} />}
      <Next view={view} />
      {view.attempts.length > 0 && !view.quiz ? (
        <Section title={t('resultsBefore')}>
          <Card>
            <AttemptList attempts={view.attempts} timeZone={page.timeZoneOf(view.storeId)} />
          </Card>
        </Section>
      ) : null}
    </div>
  );
}

/** Why nothing of it is due: it was ended, they are excused, or it asks nothing now. */
async function Apart({ view }: { view: View }) {
  const t = await getTranslations('training');
  if (view.passedAt) return null;
  if (view.isEnded) return <Callout tone="info" title={t('courseEnded')} />;
  if (view.excuse !== null)
    return (
      <Callout tone="info" title={t('excusedSelf')}>
        {t('excusedSelfHint', { reason: view.excuse })}
      </Callout>
    );
  return view.isPaused ? (
    <Callout tone="info" title={t('noPrices')}>
      {t('noPricesHint')}
    </Callout>
  ) : null;
}

async function Material({ view }: { view: View }) {
  const t = await getTranslations('training');
  return (
    <>
      {view.text || view.file ? (
        <Card className="flex flex-col gap-4">
          {view.text ? <p className="whitespace-pre-wrap break-words">{view.text}</p> : null}
          {view.file ? (
            <a
              className="self-start py-2 text-accent underline"
              href={attachmentAddress(view.file.storeId, view.file.id)}
              target="_blank"
              rel="noreferrer"
            >
              {t('openFile')}
            </a>
          ) : null}
        </Card>
      ) : null}
      {view.cards.map(({ productId, card, ...goods }) => (
        <Section key={productId} title={goodsName(goods)}>
          <Card>
            <CardWords card={card} />
          </Card>
        </Section>
      ))}
    </>
  );
}

/** What comes next: to have read it, to begin the quiz, to answer it; nothing where it is passed. */
async function Next({ view }: { view: View }) {
  const t = await getTranslations('training');
  if (view.passedAt || view.isEnded) return null;
  if (view.quiz)
    return (
      <Section
        title={t('quiz')}
        description={t('quizHint', { questions: view.quiz.questions.length, percent: view.passPercent })}
      >
        <Card>
          <QuizForm
            key={view.quiz.attemptId}
            attemptId={view.quiz.attemptId}
            questions={view.quiz.questions}
          />
        </Card>
      </Section>
    );
  if (view.isPaused && view.isRead) return null;
  if (!view.isRead) return <ReadTraining assignmentId={view.id} version={view.version} />;
  const [last] = view.attempts;
  return (
    <Section
      title={t('quiz')}
      description={t('quizHint', { questions: view.questions, percent: view.passPercent })}
    >
      {last ? <p className="text-sm">{t('failedHint')}</p> : null}
      {view.tries.left === 0 ? (
        <Callout tone="info" title={t('triesUsed', { aDay: view.tries.aDay })}>
          {t('triesUsedHint')}
        </Callout>
      ) : (
        <>
          <p className="text-ink-soft text-sm">{t('triesLeft', view.tries)}</p>
          <StartQuiz assignmentId={view.id} isAgain={last !== undefined} />
        </>
      )}
    </Section>
  );
}
