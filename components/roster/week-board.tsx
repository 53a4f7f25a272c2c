'use client';

import { useTranslations } from 'next-intl';
import { useMemo, useState } from 'react';
import { newId } from '@/client/new-id';
import { Callout } from '@/components/ui/callout';
import { TextLink } from '@/components/ui/text-link';
import { subjectOf } from '@/server/roster/planning-rules';
import { BoardActs } from './board-acts';
import { BoardGrid } from './board-grid';
import { forEverybody } from './board-rules';
import { FillResult, type FillWords } from './fill-gaps';
import { FindingList } from './finding-list';
import { Overruled } from './overruled';
import { PublishDialog } from './publish-dialog';
import { ShiftForm } from './shift-form';
import { TemplateBar } from './template-bar';
import { FindingNames } from './use-finding-words';
import { useShiftLabel } from './use-shift-label';
import { useWeekPlan } from './use-week-plan';
import type { BoardShift, ShiftTemplate, Week } from './week';

/** A week of a store: people down, days across, what speaks against it beside it while it is moved about. */
export function WeekBoard({ week }: { week: Week }) {
  const names = useMemo(() => new Map(week.people.map(({ id, name }) => [id, name])), [week.people]);
  return (
    <FindingNames value={{ names, timeZone: week.facts.timeZone }}>
      <Board week={week} />
    </FindingNames>
  );
}

function Board({ week }: { week: Week }) {
  const t = useTranslations('roster');
  const plan = useWeekPlan(week);
  const label = useShiftLabel(week);
  const [armed, setArmed] = useState<string | null>(null);
  const [publishing, setPublishing] = useState(false);
  const [filled, setFilled] = useState<FillWords | null>(null);
  const answered = useMemo(
    () => new Set(week.overrules.map(({ rule, subject }) => `${rule} ${subject}`)),
    [week.overrules],
  );
  const open = plan.findings.filter((one) => !answered.has(`${one.rule} ${subjectOf(one)}`));
  const errors = open.filter(({ severity }) => severity === 'ERROR');
  const people = week.people;

  const put = (shift: BoardShift) => void plan.apply({ put: [shift], remove: [] });
  const remove = (shift: BoardShift) => void plan.apply({ put: [], remove: [shift.id] });
  const { form, ...forms } = useShiftForm(plan);
  function add(personId: string, day: string) {
    const template = week.templates.find(({ id }) => id === armed);
    const shift = newShift(personId, day, template);
    if (template) put(shift);
    else forms.open(shift, true);
  }
  function step(shift: BoardShift, by: { people: number; days: number }) {
    const person = people[people.findIndex(({ id }) => id === shift.personId) + by.people];
    const day = week.facts.days[week.facts.days.indexOf(shift.day) + by.days];
    if (person && day) put({ ...shift, personId: person.id, day });
  }

  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        <TemplateBar storeId={week.storeId} templates={week.templates} armed={armed} onArm={setArmed} />
        <BoardActs
          week={week}
          plan={plan}
          errors={errors.length}
          onPublish={() => setPublishing(true)}
          onFilled={setFilled}
        />
      </div>
      {week.yearsUnchecked.map((year) => (
        <Callout key={year} tone="warn" title={t('yearUnchecked', { year })}>
          <TextLink href={`/stores/${week.storeId}?tab=hours&year=${year}`}>
            {t('checkYear', { year })}
          </TextLink>
        </Callout>
      ))}
      {plan.problem && !form ? <Callout tone="late" title={plan.problem} /> : null}
      <p role="status" className="text-ink-soft text-sm">
        {plan.saving ? t('saving') : t('state', { version: week.version, changes: plan.unpublished.length })}
      </p>
      <BoardGrid
        week={week}
        shifts={plan.shifts}
        facts={plan.facts}
        findings={open}
        unpublished={plan.unpublished}
        label={label}
        onAdd={add}
        onOpen={(shift) => forms.open(shift, false)}
        onMove={(shift, to) => put({ ...shift, ...to })}
        onStep={step}
        onRemove={remove}
      />
      <FindingList findings={open} />
      {filled ? (
        <FillResult words={filled} templates={week.templates} onClose={() => setFilled(null)} />
      ) : null}
      <Overruled findings={plan.findings} overrules={week.overrules} />
      {form ? (
        <ShiftForm
          shift={form.shift}
          isNew={form.isNew}
          days={week.facts.days}
          people={people}
          zones={week.zones}
          onClose={forms.close}
          onRemove={() => {
            remove(form.shift);
            forms.close();
          }}
          busy={forms.sending}
          problem={plan.problem}
          onSave={(shift, isForAll) =>
            void forms.save(isForAll ? forEverybody(shift, { ...plan, people, newId }) : [shift])
          }
        />
      ) : null}
      {publishing ? (
        <PublishDialog
          storeId={week.storeId}
          monday={week.monday}
          revision={plan.revision()}
          open={open}
          people={new Set(plan.unpublished.map(({ personId }) => personId)).size}
          onClose={() => setPublishing(false)}
        />
      ) : null}
    </div>
  );
}

/** The form that is open: it closes once the server has taken what was written, and stays as it was written where not. */
function useShiftForm({ apply, forget }: ReturnType<typeof useWeekPlan>) {
  const [form, setForm] = useState<{ shift: BoardShift; isNew: boolean } | null>(null);
  const [sending, setSending] = useState(false);
  return {
    form,
    sending,
    open(shift: BoardShift, isNew: boolean) {
      forget();
      setForm({ shift, isNew });
    },
    close: () => setForm(null),
    async save(put: BoardShift[]) {
      setSending(true);
      if (await apply({ put, remove: [] })) setForm(null);
      setSending(false);
    },
  };
}

/** Nine to five where no template is at hand. */
function newShift(personId: string, day: string, template: ShiftTemplate | undefined): BoardShift {
  return {
    id: newId(),
    personId,
    day,
    startMinute: template?.startMinute ?? 540,
    endMinute: template?.endMinute ?? 1_020,
    breakMinutes: template?.breakMinutes ?? 60,
    kind: 'WORK',
    templateId: template?.id ?? null,
    zoneId: null,
    note: '',
  };
}
