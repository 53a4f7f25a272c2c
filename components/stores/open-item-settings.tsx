'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { OPEN_ITEM_POLICIES } from '@/server/stores/schema';

export const OPEN_ITEM_FIELDS = [
  'openNumbers',
  'openBreaches',
  'openRejected',
  'openCash',
  'openNegative',
] as const;
type Name = (typeof OPEN_ITEM_FIELDS)[number];
type Policy = (typeof OPEN_ITEM_POLICIES)[number];

/** What an open item of each kind does to a day's report. */
export function OpenItemSettings({
  policies,
  onPolicyChange,
}: {
  policies: Partial<Record<Name, Policy | undefined>>;
  onPolicyChange: (name: Name, policy: Policy) => void;
}) {
  const t = useTranslations('stores.settings');
  return OPEN_ITEM_FIELDS.map((name) => (
    <Field key={name} label={t(`openItems.${name}`)}>
      <Select
        value={policies[name]}
        onChange={({ target }) => {
          const policy = OPEN_ITEM_POLICIES.find((one) => one === target.value);
          if (policy) onPolicyChange(name, policy);
        }}
        options={OPEN_ITEM_POLICIES.map((one) => ({ value: one, label: t(`openPolicies.${one}`) }))}
      />
    </Field>
  ));
}
