'use client';

import { useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { DateInput } from '@/components/ui/date-input';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { CONSENT_PURPOSES } from '@/server/customers/schema';

export interface ConsentsDraft {
  purposes: readonly (typeof CONSENT_PURPOSES)[number][];
  /** How they said so. */
  given: string;
  /** Empty: today. */
  givenOn: string;
}

export const NO_CONSENTS: ConsentsDraft = { purposes: [], given: '', givenOn: '' };

/** What a new customer agrees to, how and when; asked for only once something is ticked. */
export function ConsentsGiven({
  draft,
  isMissing,
  onChange,
}: {
  draft: ConsentsDraft;
  /** How they agreed is not said. */
  isMissing: boolean;
  onChange: (draft: ConsentsDraft) => void;
}) {
  const t = useTranslations('customers.consents');
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="font-medium text-sm">{t('agreesTo')}</legend>
      {CONSENT_PURPOSES.map((purpose) => (
        <Checkbox
          key={purpose}
          label={t(`purposes.${purpose}`)}
          checked={draft.purposes.includes(purpose)}
          onCheckedChange={(isGiven) =>
            onChange({
              ...draft,
              purposes: CONSENT_PURPOSES.filter((one) =>
                one === purpose ? isGiven : draft.purposes.includes(one),
              ),
            })
          }
        />
      ))}
      {draft.purposes.length > 0 ? (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field
            label={t('how')}
            hint={t('howHint')}
            required
            error={isMissing ? t('howMissing') : undefined}
          >
            <Input
              value={draft.given}
              maxLength={200}
              autoComplete="off"
              onChange={(event) => onChange({ ...draft, given: event.target.value })}
            />
          </Field>
          <Field label={t('when')} hint={t('whenHint')}>
            <DateInput value={draft.givenOn} onValueChange={(givenOn) => onChange({ ...draft, givenOn })} />
          </Field>
        </div>
      ) : null}
    </fieldset>
  );
}
