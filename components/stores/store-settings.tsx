// Long because: the settings of a store are one form, saved together.
'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Controller, useForm } from 'react-hook-form';
import type { z } from 'zod';
import { useAct } from '@/components/shell/use-act';
import { useFieldText } from '@/components/shell/use-field-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { Switch } from '@/components/ui/switch';
import { toast } from '@/components/ui/toast';
import {
  DRAWER_POLICIES,
  editStoreInput,
  RECEIPT_PRINTINGS,
  RECEIPT_WIDTHS_MM,
  STORE_KINDS,
} from '@/server/stores/schema';
import { useTRPCClient } from '@/trpc/react';
import { OpenItemSettings } from './open-item-settings';
import { ReturnSettings } from './return-settings';
import { ShortageSettings } from './shortage-settings';
import { TimeOfDay } from './time-of-day';
import { VoucherSettings } from './voucher-settings';

const schema = editStoreInput.omit({ requestId: true, storeId: true });
type Settings = z.output<typeof schema>;

const SHORTAGE_FIELDS = [
  'shortageValuation',
  'shortageSplit',
  'shortageExplainDays',
  'shortageWageCapBp',
] as const;

export type EditedStore = Omit<Settings, 'receiptWidthMm'> & {
  id: string;
  code: string;
  receiptWidthMm: number;
  mayEdit: boolean;
};

type Props = {
  store: EditedStore;
  preparers: readonly { id: string; name: string }[];
  timeZones: readonly string[];
};

/** Everything a store can be set to. Who may not change it sees the same, at rest. */
export function StoreSettings({ store, preparers, timeZones }: Props) {
  const t = useTranslations('stores.settings');
  const kinds = useTranslations('stores.kinds');
  const fieldText = useFieldText();
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.stores.edit.mutate);
  const { register, control, handleSubmit, formState, setValue, watch } = useForm({
    resolver: zodResolver(schema),
    values: settingsOf(store),
  });
  const { errors, isDirty } = formState;
  const options = (names: readonly string[]) => names.map((name) => ({ value: name, label: name }));
  return (
    <form
      noValidate
      onSubmit={handleSubmit(async (settings) => {
        if (await act({ storeId: store.id, ...settings })) toast.success(t('saved'));
      })}
    >
      <fieldset disabled={!store.mayEdit} className="flex flex-col gap-5">
        {problem ? <Callout tone="late" title={problem} /> : null}
        {store.mayEdit ? null : <Callout title={t('readOnly')} />}
        <Part title={t('about')}>
          <Field label={t('name')} required error={fieldText(errors.name)}>
            <Input {...register('name')} autoComplete="off" />
          </Field>
          <Field label={t('kind')} error={fieldText(errors.kind)}>
            <Select
              {...register('kind')}
              options={STORE_KINDS.map((kind) => ({ value: kind, label: kinds(kind) }))}
            />
          </Field>
          <Field label={t('phone')} error={fieldText(errors.phone)}>
            <Input {...register('phone')} type="tel" autoComplete="off" />
          </Field>
          <Field
            label={t('address')}
            error={fieldText(errors.address)}
            className="sm:col-span-2 lg:col-span-3"
          >
            <Input {...register('address')} autoComplete="off" />
          </Field>
        </Part>
        <Part title={t('day')} hint={t('dayHint')}>
          <Field label={t('timeZone')} error={fieldText(errors.timeZone)}>
            <Select {...register('timeZone')} options={options(timeZones)} />
          </Field>
          <Controller
            control={control}
            name="dayStartMinute"
            render={({ field }) => (
              <Field
                label={t('dayStart')}
                hint={t('dayStartHint')}
                error={fieldText(errors.dayStartMinute && { type: 'invalid' })}
              >
                <TimeOfDay minute={field.value} onMinuteChange={field.onChange} />
              </Field>
            )}
          />
          <Controller
            control={control}
            name="reportDeadlineMinute"
            render={({ field }) => (
              <Field
                label={t('deadline')}
                hint={t('deadlineHint')}
                error={fieldText(errors.reportDeadlineMinute && { type: 'invalid' })}
              >
                <TimeOfDay minute={field.value} onMinuteChange={field.onChange} />
              </Field>
            )}
          />
          <Controller
            name="firstDay"
            control={control}
            render={({ field }) => (
              <Field label={t('firstDay')} hint={t('firstDayHint')} error={fieldText(errors.firstDay)}>
                <DateInput value={field.value ?? ''} onValueChange={field.onChange} />
              </Field>
            )}
          />
          <Field label={t('preparer')} hint={t('preparerHint')} error={fieldText(errors.reportPreparerId)}>
            <Select
              {...register('reportPreparerId', { setValueAs: (value: string | null) => value || null })}
              placeholder={t('noPreparer')}
              options={preparers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        </Part>
        <Part title={t('till')}>
          <Field label={t('drawer')} hint={t('drawerHint')} error={fieldText(errors.drawerPolicy)}>
            <Select
              {...register('drawerPolicy')}
              options={DRAWER_POLICIES.map((policy) => ({ value: policy, label: t(`drawers.${policy}`) }))}
            />
          </Field>
          <Controller
            control={control}
            name="roundingLimitFen"
            render={({ field }) => (
              <Field
                label={t('rounding')}
                hint={t('roundingHint')}
                error={fieldText(errors.roundingLimitFen && { type: 'invalid' })}
              >
                <MoneyInput
                  valueFen={Number.isNaN(field.value) ? null : field.value}
                  onValueChange={(fen) => field.onChange(fen ?? Number.NaN)}
                />
              </Field>
            )}
          />
          <Controller
            control={control}
            name="cashDifferenceLimitFen"
            render={({ field }) => (
              <Field
                label={t('difference')}
                hint={t('differenceHint')}
                error={fieldText(errors.cashDifferenceLimitFen && { type: 'invalid' })}
              >
                <MoneyInput
                  valueFen={Number.isNaN(field.value) ? null : field.value}
                  onValueChange={(fen) => field.onChange(fen ?? Number.NaN)}
                />
              </Field>
            )}
          />
          <Controller
            control={control}
            name="askAboveFen"
            render={({ field }) => (
              <Field
                label={t('askAbove')}
                hint={t('askAboveHint')}
                error={fieldText(errors.askAboveFen && { type: 'invalid' })}
              >
                <MoneyInput
                  valueFen={field.value === undefined || Number.isNaN(field.value) ? null : field.value}
                  onValueChange={(fen) => field.onChange(fen ?? Number.NaN)}
                />
              </Field>
            )}
          />
          <div className="flex flex-col gap-3 sm:col-span-2 lg:col-span-3">
            <Controller
              control={control}
              name="clerksSeeFloor"
              render={({ field }) => (
                <Switch
                  label={t('clerksSeeFloor')}
                  hint={t('clerksSeeFloorHint')}
                  checked={field.value}
                  onCheckedChange={field.onChange}
                  disabled={!store.mayEdit}
                />
              )}
            />
            <Controller
              control={control}
              name="selfApproval"
              render={({ field }) => (
                <Switch
                  label={t('selfApproval')}
                  hint={t('selfApprovalHint')}
                  checked={field.value}
                  onCheckedChange={field.onChange}
                  disabled={!store.mayEdit}
                />
              )}
            />
          </div>
        </Part>
        <Part title={t('returns')} hint={t('returnsHint')}>
          <ReturnSettings
            rules={watch()}
            onRuleChange={(name, value) => setValue(name, value, { shouldDirty: true, shouldValidate: true })}
            errorOf={(name) => fieldText(errors[name] && { type: 'invalid' })}
          />
        </Part>
        <Part title={t('replenishment')}>
          <Field
            label={t('daysOfCover')}
            hint={t('daysOfCoverHint')}
            error={fieldText(errors.daysOfCover && { type: 'invalid' })}
          >
            <Input numeric inputMode="numeric" {...register('daysOfCover', { valueAsNumber: true })} />
          </Field>
        </Part>
        <Part title={t('shortages')} hint={t('shortagesHint')}>
          <ShortageSettings
            rules={watch()}
            onRulesChange={(part) => {
              for (const name of SHORTAGE_FIELDS)
                if (name in part) setValue(name, part[name], { shouldDirty: true, shouldValidate: true });
            }}
            errors={{
              days: fieldText(errors.shortageExplainDays && { type: 'invalid' }),
              cap: fieldText(errors.shortageWageCapBp && { type: 'invalid' }),
            }}
          />
        </Part>
        <Part title={t('openItems.title')} hint={t('openItems.hint')}>
          <Field
            label={t('priceBreachLimit')}
            hint={t('priceBreachLimitHint')}
            error={fieldText(errors.priceBreachLimit && { type: 'invalid' })}
          >
            <Input numeric inputMode="numeric" {...register('priceBreachLimit', { valueAsNumber: true })} />
          </Field>
          <OpenItemSettings
            policies={watch()}
            onPolicyChange={(name, policy) => setValue(name, policy, { shouldDirty: true })}
          />
        </Part>
        <Part title={t('vouchers.title')} hint={t('vouchers.hint')}>
          <VoucherSettings
            wanted={watch()}
            disabled={!store.mayEdit}
            onChange={(name, wanted) => setValue(name, wanted, { shouldDirty: true })}
          />
        </Part>
        <Part title={t('receipt')}>
          <Field label={t('printing')} hint={t('printingHint')} error={fieldText(errors.receiptPrinting)}>
            <Select
              {...register('receiptPrinting')}
              options={RECEIPT_PRINTINGS.map((value) => ({ value, label: t(`printings.${value}`) }))}
            />
          </Field>
          <Field label={t('width')} error={fieldText(errors.receiptWidthMm)}>
            <Select
              {...register('receiptWidthMm', { valueAsNumber: true })}
              options={RECEIPT_WIDTHS_MM.map((width) => ({
                value: String(width),
                label: t('millimetres', { width }),
              }))}
            />
          </Field>
          <Field
            label={t('footer')}
            hint={t('footerHint')}
            error={fieldText(errors.receiptFooter)}
            className="lg:col-span-2"
          >
            <Input {...register('receiptFooter')} autoComplete="off" />
          </Field>
        </Part>
        {store.mayEdit ? (
          <div className="flex items-center gap-4">
            <Button type="submit" variant="primary" size="lg" loading={busy} disabled={!isDirty}>
              {t('save')}
            </Button>
            {isDirty ? <span className="text-ink-soft text-sm">{t('unsaved')}</span> : null}
          </div>
        ) : null}
      </fieldset>
    </form>
  );
}

function Part({ title, hint, children }: { title: string; hint?: string | undefined; children: ReactNode }) {
  return (
    <Card>
      <h2 className="font-semibold">{title}</h2>
      {hint ? <p className="text-ink-soft text-sm">{hint}</p> : null}
      <div className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{children}</div>
    </Card>
  );
}

function settingsOf(store: EditedStore): Settings {
  const { id: _id, code: _code, mayEdit: _may, receiptWidthMm, ...rest } = store;
  return { ...rest, receiptWidthMm: receiptWidthMm === 58 ? 58 : 80 };
}
