'use client';

import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { RECEIPT_PRINTINGS, RECEIPT_WIDTHS_MM } from '@/server/stores/schema';
import { type SettingsForm, SettingsPart, SwitchSetting, useSettingWords } from './settings-fields';

/** When receipts are printed and what stands on them. */
export function ReceiptSettings({ form }: { form: SettingsForm }) {
  const { t, problemOf } = useSettingWords(form);
  const { register } = form;
  return (
    <SettingsPart title={t('receipt')}>
      <Field label={t('printing')} hint={t('printingHint')} error={problemOf('receiptPrinting')}>
        <Select
          {...register('receiptPrinting')}
          options={RECEIPT_PRINTINGS.map((value) => ({ value, label: t(`printings.${value}`) }))}
        />
      </Field>
      <Field label={t('width')} error={problemOf('receiptWidthMm')}>
        <Select
          {...register('receiptWidthMm', { valueAsNumber: true })}
          options={RECEIPT_WIDTHS_MM.map((width) => ({
            value: String(width),
            label: t('millimetres', { width }),
          }))}
        />
      </Field>
      <SwitchSetting
        form={form}
        name="receiptLinkPrinted"
        label={t('linkPrinted')}
        hint={t('linkPrintedHint')}
      />
      <Field
        label={t('footer')}
        hint={t('footerHint')}
        error={problemOf('receiptFooter')}
        className="lg:col-span-2"
      >
        <Input {...register('receiptFooter')} autoComplete="off" />
      </Field>
    </SettingsPart>
  );
}
