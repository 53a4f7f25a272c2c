'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { TimeInput } from '@/components/ui/time-input';
import type { PromotionSaid } from '@/server/promotions/schema';
import { Whole } from './kind-fields';
import { minuteOf, type NamedGoods, timeOf } from './promotion-draft';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;

interface Props {
  said: PromotionSaid;
  set: (over: Partial<PromotionSaid>) => void;
  wrong: (field: string) => string | undefined;
  stores: readonly NamedGoods[];
}

/** When and where a promotion holds. */
export function WhenFields({ said, set, wrong, stores }: Props) {
  const t = useTranslations('promotions.form');
  const when = useTranslations('promotions.when');
  const toggled = <T,>(all: readonly T[], one: T) =>
    all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
  return (
    <>
      <div className="grid items-start gap-3 sm:grid-cols-4">
        <Field label={t('fromDay')} error={wrong('fromDay')} required>
          <DateInput value={said.fromDay} onValueChange={(fromDay) => set({ fromDay })} />
        </Field>
        <Field label={t('untilDay')} error={wrong('untilDay')} required>
          <DateInput value={said.untilDay} onValueChange={(untilDay) => set({ untilDay })} />
        </Field>
        <Field label={t('fromTime')} hint={t('timeHint')}>
          <TimeInput
            value={timeOf(said.fromMinute)}
            onValueChange={(time) => set({ fromMinute: minuteOf(time) })}
          />
        </Field>
        <Field label={t('untilTime')} error={wrong('untilMinute')}>
          <TimeInput
            value={timeOf(said.untilMinute)}
            onValueChange={(time) => set({ untilMinute: minuteOf(time) })}
          />
        </Field>
      </div>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
        <legend className="mb-1 text-sm">{t('weekdays')}</legend>
        {DAYS.map((day) => (
          <Checkbox
            key={day}
            label={when(`day${day}`)}
            checked={said.weekdays.includes(day)}
            onCheckedChange={() => set({ weekdays: toggled(said.weekdays, day) })}
          />
        ))}
      </fieldset>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-2">
        <legend className="mb-1 text-sm">{t('stores')}</legend>
        {stores.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={said.storeIds.includes(id)}
            onCheckedChange={() => set({ storeIds: toggled(said.storeIds, id) })}
          />
        ))}
      </fieldset>
    </>
  );
}

/** Who gets it, how often, and what it does to other promotions. */
export function RuleFields({ said, set, wrong }: Omit<Props, 'stores'>) {
  const t = useTranslations('promotions.form');
  const isGroup = said.kind === 'N_FOR' || said.kind === 'BUY_GET';
  return (
    <>
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <Whole
          label={t('priority')}
          hint={t('priorityHint')}
          value={said.priority}
          error={wrong('priority')}
          onChange={(priority) => set({ priority: priority ?? 0 })}
        />
        <Whole
          label={t(isGroup ? 'mostGroups' : 'mostUnits')}
          hint={t('mostHint')}
          value={said.mostPerTicket}
          error={wrong('mostPerTicket')}
          required={false}
          onChange={(mostPerTicket) => set({ mostPerTicket })}
        />
      </div>
      <Checkbox
        label={t('isFinal')}
        hint={t('isFinalHint')}
        checked={said.isFinal}
        onCheckedChange={(isFinal) => set({ isFinal: isFinal === true })}
      />
      <Checkbox
        label={t('membersOnly')}
        checked={said.membersOnly}
        onCheckedChange={(members) => set({ membersOnly: members === true })}
      />
      <Checkbox
        label={t('withMember')}
        hint={t('withMemberHint')}
        checked={said.withMemberPrice}
        onCheckedChange={(both) => set({ withMemberPrice: both === true })}
      />
    </>
  );
}
