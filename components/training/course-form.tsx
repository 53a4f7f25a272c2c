'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { Checkbox } from '@/components/ui/checkbox';
import { FieldError } from '@/components/ui/field';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import { BLANK, missingOf, toSend } from './course-draft';
import { refusedAt } from './course-faults';
import { MaterialFields, type Named, PriceFields, WhoFields } from './course-fields';
import type { Draft } from './course-shape';
import { QuestionFields } from './question-fields';

/** A course as head office writes it; of one that is there another version. */
export function CourseForm(props: {
  /** Left out: a new one. */
  course?: { id: string; version: number; draft: Draft };
  stores: readonly Named[];
  people: readonly Named[];
  categories: readonly Named[];
}) {
  const t = useTranslations('training');
  const router = useRouter();
  const client = useTRPCClient();
  const { course } = props;
  const [draft, setDraft] = useState<Draft>(course?.draft ?? BLANK);
  const set = (part: Partial<Draft>) => setDraft((now) => ({ ...now, ...part }));
  const add = useAct(client.training.addCourse.mutate, { quiet: true });
  const change = useAct(client.training.changeCourse.mutate, { quiet: true });
  const problem = add.problem ?? change.problem;
  const refusal = add.refusal ?? change.refusal;
  const at = refusedAt(refusal);
  const fieldText = useFieldText();
  /** A value out of its field is said there, in the field's words; anything else in the words of the refusal. */
  const refused = (field: keyof Draft) => {
    if (field !== at || !problem) return undefined;
    return refusal?.code === 'INVALID_INPUT'
      ? fieldText({ message: String(refusal.params?.problem ?? '') })
      : problem;
  };
  const missing = missingOf(draft);

  async function submit() {
    const sent = toSend(draft);
    const done = course
      ? await change.act({ ...sent, courseId: course.id, version: course.version, again: draft.again })
      : await add.act(sent);
    if (!done) return;
    toast.success(course ? t('saved') : t('published', { count: done.assigned }));
    router.push('/training/courses');
    router.refresh();
  }

  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <Card className="flex flex-col gap-4">
        <MaterialFields draft={draft} set={set} refused={refused} />
      </Card>
      <Section title={t('quiz')}>
        <Card className="flex flex-col gap-4">
          <QuestionFields questions={draft.questions} onChange={(questions) => set({ questions })} />
          {refused('questions') ? <FieldError>{refused('questions')}</FieldError> : null}
          <PriceFields draft={draft} set={set} refused={refused} categories={props.categories} />
        </Card>
      </Section>
      <Section title={t('forWhom')}>
        <Card className="flex flex-col gap-4">
          <WhoFields draft={draft} set={set} refused={refused} stores={props.stores} people={props.people} />
          {course ? (
            <Checkbox
              label={t('again')}
              checked={draft.again}
              onCheckedChange={(checked) => set({ again: checked === true })}
            />
          ) : null}
        </Card>
      </Section>
      {problem ? <Callout tone="late" title={problem} /> : null}
      <Button
        size="lg"
        variant="primary"
        className="self-start"
        missing={missing ? t(missing) : null}
        loading={add.busy || change.busy}
        onClick={submit}
      >
        {t(course ? 'saveVersion' : 'publish')}
      </Button>
    </div>
  );
}
