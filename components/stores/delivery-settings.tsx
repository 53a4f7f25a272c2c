'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { Controller } from 'react-hook-form';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { goodsName } from '@/lib/goods-name';
import { useTRPC } from '@/trpc/react';
import { MoneySetting, type SettingsForm, SettingsPart, useSettingWords } from './settings-fields';

/** What bringing goods home is sold as, and how much it may be. */
export function DeliverySettings({ form }: { form: SettingsForm }) {
  const { t, problemOf } = useSettingWords(form);
  const none = useTranslations('catalog')('none');
  const trpc = useTRPC();
  const services = useQuery(
    trpc.catalog.search.queryOptions({ term: '', kind: 'SERVICE', activeOnly: true, take: 200 }),
  );
  return (
    <SettingsPart title={t('delivery')} hint={t('deliveryHint')}>
      <Controller
        control={form.control}
        name="deliveryFeeProductId"
        render={({ field }) => (
          <Field
            label={t('deliveryFee')}
            hint={t('deliveryFeeHint')}
            error={problemOf('deliveryFeeProductId')}
          >
            <Select
              disabled={field.disabled ?? false}
              value={field.value ?? ''}
              onChange={({ target }) => field.onChange(target.value || null)}
              options={[
                { value: '', label: none },
                ...(services.data ?? []).map((one) => ({ value: one.id, label: goodsName(one) })),
              ]}
            />
          </Field>
        )}
      />
      <MoneySetting form={form} name="deliveryFeeLeastFen" label={t('deliveryFeeLeast')} />
      <MoneySetting form={form} name="deliveryFeeMostFen" label={t('deliveryFeeMost')} />
    </SettingsPart>
  );
}
