'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field, FieldError } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { LIMITS } from '@/server/training/training-rules';
import { questionFaults } from './course-faults';
import type { DraftQuestion } from './course-shape';
import { useFaultText } from './use-fault-text';

let made = 0;

/** Another question, with two choices to be filled in. */
export function blankQuestion(): DraftQuestion {
  made += 1;
  return { key: made, text: '', kind: 'SINGLE', choices: ['', ''], right: [] };
}

/** The quiz as it is written: questions, their choices, and which are right. */
export function QuestionFields(props: {
  questions: readonly DraftQuestion[];
  onChange: (questions: DraftQuestion[]) => void;
}) {
  const t = useTranslations('training');
  const { questions, onChange } = props;
  const { questions: most, choices, question: length, choice } = LIMITS;
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft text-sm">
        {t('questionsHint', { most, choices, question: length, choice })}
      </p>
      {questions.map((question, index) => (
        <OneQuestion
          key={question.key}
          no={index + 1}
          question={question}
          onChange={(part) =>
            onChange(questions.map((one) => (one === question ? { ...one, ...part } : one)))
          }
          onRemove={() => onChange(questions.filter((one) => one !== question))}
        />
      ))}
      <Button
        className="self-start"
        missing={questions.length >= most ? t('tooManyQuestions', { most }) : null}
        onClick={() => onChange([...questions, blankQuestion()])}
      >
        {t('addQuestion')}
      </Button>
    </div>
  );
}

function OneQuestion(props: {
  no: number;
  question: DraftQuestion;
  onChange: (part: Partial<DraftQuestion>) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('training');
  const { no, question, onChange } = props;
  const { kind, choices, right } = question;
  const faultText = useFaultText();
  const faults = questionFaults(question);
  const dropChoice = (place: number) =>
    onChange({
      choices: choices.filter((_, at) => at !== place),
      right: right.flatMap((one) => (one === place ? [] : one > place ? one - 1 : one)),
    });
  const tick = (place: number, on: boolean) => {
    const others = kind === 'SINGLE' ? [] : right.filter((one) => one !== place);
    onChange({ right: on ? [...others, place] : others });
  };
  return (
    <div className="flex flex-col gap-3 rounded-md border border-rule p-3">
      <Field label={t('question', { no })} error={faultText(faults.text)} required>
        <Input value={question.text} onChange={(event) => onChange({ text: event.target.value })} />
      </Field>
      <Segmented
        aria-label={`${t('question', { no })} · ${t('kind')}`}
        value={kind}
        onValueChange={(next) =>
          onChange({ kind: next, right: next === 'SINGLE' ? right.slice(0, 1) : right })
        }
        segments={(['SINGLE', 'MULTIPLE'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
      />
      <ul className="flex flex-col gap-2">
        {choices.map((choice, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a choice is its place.
          <li key={place} className="flex items-center gap-3">
            <Input
              aria-label={t('choice', { no, place: place + 1 })}
              value={choice}
              aria-invalid={faults.choices !== null}
              onChange={(event) =>
                onChange({ choices: choices.map((one, at) => (at === place ? event.target.value : one)) })
              }
            />
            <Checkbox
              label={t('right')}
              aria-label={t('rightOf', { no, place: place + 1 })}
              checked={right.includes(place)}
              onCheckedChange={(checked) => tick(place, checked === true)}
            />
            {choices.length > 2 ? (
              <Button
                variant="ghost"
                aria-label={t('removeChoice', { no, place: place + 1 })}
                onClick={() => dropChoice(place)}
              >
                ✕
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {faults.choices ? <FieldError>{faultText(faults.choices)}</FieldError> : null}
      <div className="flex flex-wrap gap-2">
        {choices.length < LIMITS.choices ? (
          <Button aria-label={t('addChoice', { no })} onClick={() => onChange({ choices: [...choices, ''] })}>
            {t('addChoiceLabel')}
          </Button>
        ) : null}
        <Button variant="ghost" aria-label={t('removeQuestion', { no })} onClick={props.onRemove}>
          {t('removeQuestionLabel')}
        </Button>
      </div>
    </div>
  );
}
