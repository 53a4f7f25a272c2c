'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';

const LIMITS = ['returnLimitClerkFen', 'returnLimitManagerFen'] as const;
const LIMIT_WORDS = {
  returnLimitClerkFen: 'returnLimitClerk',
  returnLimitManagerFen: 'returnLimitManager',
} as const;
type RuleName = 'returnWindowDays' | (typeof LIMITS)[number];

/** How long goods come back freely, and how much of a sale each role pays back alone. */
export function ReturnSettings(props: {
  rules: { [name in RuleName]?: number | undefined };
  onRuleChange: (name: RuleName, value: number) => void;
  errorOf: (name: RuleName) => string | undefined;
}) {
  const t = useTranslations('stores.settings');
  const shown = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  const days = shown(props.rules.returnWindowDays);
  return (
    <>
      <Field label={t('returnWindow')} hint={t('returnWindowHint')} error={props.errorOf('returnWindowDays')}>
        <Input
          numeric
          inputMode="numeric"
          value={days ?? ''}
          onChange={({ target }) =>
            props.onRuleChange(
              'returnWindowDays',
              /^\d+$/.test(target.value) ? Number(target.value) : Number.NaN,
            )
          }
        />
      </Field>
      {LIMITS.map((name) => (
        <Field
          key={name}
          label={t(LIMIT_WORDS[name])}
          hint={t('returnLimitHint')}
          error={props.errorOf(name)}
        >
          <MoneyInput
            valueFen={shown(props.rules[name])}
            onValueChange={(fen) => props.onRuleChange(name, fen ?? Number.NaN)}
          />
        </Field>
      ))}
    </>
  );
}
