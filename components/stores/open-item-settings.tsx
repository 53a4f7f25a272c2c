'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { CASH_POLICIES, OPEN_ITEM_POLICIES } from '@/server/stores/schema';

export const OPEN_ITEM_FIELDS = [
  'openNumbers',
  'openBreaches',
  'openRejected',
  'openCash',
  'openNegative',
] as const;
type Name = (typeof OPEN_ITEM_FIELDS)[number];
type Policy<N extends Name = Name> = N extends 'openCash'
  ? (typeof CASH_POLICIES)[number]
  : (typeof OPEN_ITEM_POLICIES)[number];

const choicesOf = (name: Name): readonly Policy[] =>
  name === 'openCash' ? CASH_POLICIES : OPEN_ITEM_POLICIES;

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
          const policy = choicesOf(name).find((one) => one === target.value);
          if (policy) onPolicyChange(name, policy);
        }}
        options={choicesOf(name).map((one) => ({ value: one, label: t(`openPolicies.${one}`) }))}
      />
    </Field>
  ));
}
