'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Controller } from 'react-hook-form';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { PAYMENT_PROVIDERS } from '@/server/stores/schema';
import { TENDER_KINDS, type TenderKindName, tendersOfStore } from '@/server/tills/payment-rules';
import { type SettingsForm, SettingsPart, useSettingWords } from './settings-fields';

/** Which tenders the counter offers, in which order. */
export function TenderSettings({ form }: { form: SettingsForm }) {
  const { t, problemOf } = useSettingWords(form);
  return (
    <SettingsPart title={t('tenders.title')} hint={t('tenders.hint')}>
      <Controller
        control={form.control}
        name="tenders"
        render={({ field }) => (
          <TenderOrder
            chosen={field.value ?? []}
            disabled={field.disabled ?? false}
            onChange={field.onChange}
          />
        )}
      />
      <Field
        label={t('paymentProvider')}
        hint={t('paymentProviderHint')}
        className="sm:col-span-2 lg:col-span-3"
        error={problemOf('paymentProvider')}
      >
        <Select
          {...form.register('paymentProvider')}
          options={PAYMENT_PROVIDERS.map((value) => ({ value, label: t(`paymentProviders.${value}`) }))}
        />
      </Field>
    </SettingsPart>
  );
}

function TenderOrder(props: {
  chosen: readonly string[];
  disabled: boolean;
  onChange: (chosen: TenderKindName[]) => void;
}) {
  const t = useTranslations('stores.settings.tenders');
  const why = useTranslations('common.why');
  const names = useTranslations('sales.pay.kinds');
  const taken = tendersOfStore(props.chosen);
  const rest = TENDER_KINDS.filter((kind) => !taken.includes(kind));
  const move = (at: number, by: number) => {
    const next = [...taken];
    const [kind] = next.splice(at, 1);
    if (kind) next.splice(at + by, 0, kind);
    props.onChange(next);
  };
  return (
    <ul className="flex flex-col divide-y divide-rule sm:col-span-2 lg:col-span-3">
      {[...taken, ...rest].map((kind) => {
        const at = taken.indexOf(kind);
        return (
          <li key={kind} className="flex min-h-12 flex-wrap items-center gap-3">
            <Checkbox
              className="flex-1"
              label={names(kind)}
              checked={at >= 0}
              disabled={props.disabled || (at >= 0 && taken.length === 1)}
              onCheckedChange={(wanted) =>
                props.onChange(wanted ? [...taken, kind] : taken.filter((one) => one !== kind))
              }
            />
            {at < 0 ? null : (
              <span className="flex gap-1">
                <Button
                  square
                  size="sm"
                  variant="ghost"
                  aria-label={t('up', { kind: names(kind) })}
                  disabled={props.disabled}
                  missing={at === 0 ? why('first') : null}
                  onClick={() => move(at, -1)}
                >
                  <ArrowUp aria-hidden />
                </Button>
                <Button
                  square
                  size="sm"
                  variant="ghost"
                  aria-label={t('down', { kind: names(kind) })}
                  disabled={props.disabled}
                  missing={at === taken.length - 1 ? why('last') : null}
                  onClick={() => move(at, 1)}
                >
                  <ArrowDown aria-hidden />
                </Button>
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
