'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Ticks } from '@/components/announcements/ticks';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { useTRPCClient } from '@/trpc/react';

type Named = { id: string; name: string };

/** A manager has people of the store learn a course. */
export function AssignTraining(props: {
  storeId: string;
  courses: readonly { id: string; title: string }[];
  people: readonly Named[];
}) {
  const t = useTranslations('training');
  const client = useTRPCClient();
  const deed = useAct(client.training.assign.mutate);
  const [courseId, setCourse] = useState(props.courses[0]?.id ?? '');
  const [personIds, setPeople] = useState<string[]>([]);
  return (
    <ActDialog
      label={t('assign')}
      title={t('assign')}
      description={t('assignHint')}
      deed={deed}
      done={t('assigned')}
      submit={async () => {
        if (personIds.length === 0) return false;
        const done = await deed.act({ storeId: props.storeId, courseId, personIds });
        if (done) setPeople([]);
        return done !== undefined;
      }}
    >
      <Field label={t('course')}>
        <Select
          value={courseId}
          onChange={(event) => setCourse(event.target.value)}
          options={props.courses.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Field>
      <Ticks legend={t('assignTo')} options={props.people} chosen={personIds} onChange={setPeople} />
    </ActDialog>
  );
}
