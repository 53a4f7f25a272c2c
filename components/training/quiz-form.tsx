'use client';

import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { useErrorText } from '@/components/shell/use-error-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { RadioGroup } from '@/components/ui/radio-group';
import { toast } from '@/components/ui/toast';
import { formatMoney } from '@/lib/format';
import type { Shown } from '@/server/training/quiz/quiz-rules';
import { useTRPCClient } from '@/trpc/react';
import { useQuizTicks } from './use-quiz-ticks';

/** A quiz to be answered: nothing in it says what is right; that is judged when it is handed in. */
export function QuizForm({ attemptId, questions }: { attemptId: string; questions: readonly Shown[] }) {
  const t = useTranslations('training');
  const client = useTRPCClient();
  const errorText = useErrorText();
  // Where it was handed in elsewhere or the course says something else by now, this form goes: why is said beyond it.
  const handIn = (input: Parameters<typeof client.training.answer.mutate>[0]) =>
    client.training.answer.mutate(input).catch((error: unknown) => {
      toast.error(errorText(error));
      throw error;
    });
  const { act, busy, problem } = useAct(handIn);
  const { ticked: answers, tick, drop } = useQuizTicks(attemptId, questions);
  const left = answers.filter((chosen) => chosen.length === 0).length;
  const missing = left > 0 ? t('missingAnswers', { left }) : null;
  return (
    <div className="flex flex-col gap-6">
      <ol className="flex flex-col gap-6">
        {questions.map((question, no) => (
          // Their order is the attempt's own and never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its place in this attempt.
          <li key={no}>
            <Question
              no={no + 1}
              question={question}
              chosen={answers[no] ?? []}
              onChange={(chosen) => tick(no, chosen)}
            />
          </li>
        ))}
      </ol>
      {problem ? <Callout tone="late" title={problem} /> : null}
      <div className="flex flex-col gap-1">
        <Button
          size="lg"
          variant="primary"
          loading={busy}
          missing={missing}
          onClick={async () => {
            const done = await act({ attemptId, answers: answers.map((chosen) => [...chosen]) });
            if (done) drop();
            if (done?.passed) toast.success(t('passed'));
          }}
        >
          {t('answer')}
        </Button>
        {/* A phone shows no title of a button. */}
        {missing ? <p className="text-center text-ink-soft text-sm">{missing}</p> : null}
        <p className="text-center text-ink-soft text-xs">{t('draftKept')}</p>
      </div>
    </div>
  );
}

function Question(props: {
  no: number;
  question: Shown;
  chosen: readonly number[];
  onChange: (chosen: number[]) => void;
}) {
  const t = useTranslations('training');
  const { no, question, chosen } = props;
  const isMultiple = question.is === 'COURSE' && question.kind === 'MULTIPLE';
  const words = question.is === 'PRICE' ? t('priceOf', { name: question.name }) : question.text;
  const labels = question.is === 'PRICE' ? question.choices.map((fen) => formatMoney(fen)) : question.choices;
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 flex flex-col gap-0.5">
        <span className="font-medium">
          {no}. {words}
        </span>
        <span className="text-ink-soft text-sm">{t(isMultiple ? 'pickMany' : 'pickOne')}</span>
      </legend>
      {isMultiple ? (
        labels.map((label, place) => (
          <Checkbox
            key={label}
            label={label}
            className="min-h-11"
            checked={chosen.includes(place)}
            onCheckedChange={(checked) =>
              props.onChange(checked ? [...chosen, place] : chosen.filter((one) => one !== place))
            }
          />
        ))
      ) : (
        <RadioGroup
          framed
          aria-label={words}
          value={chosen[0] === undefined ? undefined : String(chosen[0])}
          onValueChange={(value) => props.onChange([Number(value)])}
          options={labels.map((label, place) => ({ value: String(place), label }))}
        />
      )}
    </fieldset>
  );
}
