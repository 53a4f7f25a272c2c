'use client';

import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import { Field } from '@/components/ui/field';
import { RadioGroup } from '@/components/ui/radio-group';
import { Select } from '@/components/ui/select';
import type { ImportResult } from '@/server/imports/import-request';
import {
  ALIKE_ANSWERS,
  DECIMALS,
  type FileAnswers,
  KNOWN_ANSWERS,
  REPEAT_ANSWERS,
} from '@/server/imports/schema';

interface Props {
  result: ImportResult;
  answers: FileAnswers;
  stores: readonly { code: string; name: string }[];
  disabled: boolean;
  onAnswer: (answers: FileAnswers) => void;
}

/** Left out, in a list of stores: no code of a store is one character. */
const LEFT_OUT = '-';

/** What the file leaves open and only a person can say. Each question appears with the file that raises it, and stays once answered. */
export function FileQuestions({ result, answers, stores, disabled, onAnswer }: Props) {
  const t = useTranslations('imports');
  const { byCode } = result;
  const asks = {
    decimal: Boolean(byCode.NUMBER_COMMA) || answers.decimal !== undefined,
    alike: Boolean(byCode.CODE_ALIKE) || answers.alike !== undefined,
    known: Boolean(byCode.CUSTOMER_KNOWN) || answers.known !== undefined,
    repeats: Boolean(byCode.REPEAT_STOCK) || answers.repeats !== undefined,
  };
  if (!asks.decimal && !asks.alike && !asks.known && !asks.repeats && result.places.length === 0) return null;
  return (
    <Card>
      <div className="grid gap-5 md:grid-cols-2">
        {asks.decimal ? (
          <Field label={t('decimalQuestion')}>
            <RadioGroup
              value={answers.decimal}
              disabled={disabled}
              onValueChange={(decimal) => onAnswer({ ...answers, decimal })}
              options={DECIMALS.map((value) => ({ value, label: t(`decimal.${value}`) }))}
            />
          </Field>
        ) : null}
        {asks.alike ? (
          <Field label={t('alikeQuestion', { count: byCode.CODE_ALIKE ?? 0 })} hint={t('alikeHint')}>
            <RadioGroup
              value={answers.alike}
              disabled={disabled}
              onValueChange={(alike) => onAnswer({ ...answers, alike })}
              options={ALIKE_ANSWERS.map((value) => ({ value, label: t(`alike.${value}`) }))}
            />
          </Field>
        ) : null}
        {asks.known ? (
          <Field
            label={t('customers.knownQuestion', { count: knownOf(result) })}
            hint={t('customers.knownHint')}
          >
            <RadioGroup
              value={answers.known}
              disabled={disabled}
              onValueChange={(known) => onAnswer({ ...answers, known })}
              options={KNOWN_ANSWERS.map((value) => ({ value, label: t(`customers.known.${value}`) }))}
            />
          </Field>
        ) : null}
        {asks.repeats ? (
          <Field label={t('repeatsQuestion', { count: byCode.REPEAT_STOCK ?? 0 })}>
            <RadioGroup
              value={answers.repeats}
              disabled={disabled}
              onValueChange={(repeats) => onAnswer({ ...answers, repeats })}
              options={REPEAT_ANSWERS.map((value) => ({ value, label: t(`repeats.${value}`) }))}
            />
          </Field>
        ) : null}
      </div>
      {result.places.length > 0 ? (
        <fieldset className="mt-4">
          <legend className="font-medium text-sm">{t('placesQuestion')}</legend>
          <p className="mb-2 text-ink-soft text-sm">{t('placesHint')}</p>
          <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {result.places.map((place) => (
              <Field key={place.name} label={t('placeRows', { name: place.name, count: place.rows })}>
                <Select
                  value={place.store === null ? LEFT_OUT : (place.store ?? '')}
                  placeholder={t('choosePlace')}
                  disabled={disabled}
                  onChange={(event) =>
                    onAnswer({
                      ...answers,
                      places: { ...answers.places, [place.name]: storeOf(event.target.value) },
                    })
                  }
                  options={[
                    ...stores.map((store) => ({ value: store.code, label: store.name })),
                    { value: LEFT_OUT, label: t('leaveOut') },
                  ]}
                />
              </Field>
            ))}
          </div>
        </fieldset>
      ) : null}
    </Card>
  );
}

/** Customers of the file that are known already, whatever was answered about them. */
function knownOf({ byCode, changes }: ImportResult): number {
  return (
    (byCode.CUSTOMER_KNOWN ?? 0) +
    (byCode.CUSTOMER_LEFT ?? 0) +
    (changes ? changes.changed + changes.unchanged : 0)
  );
}

function storeOf(value: string): string | null {
  return value === LEFT_OUT ? null : value;
}
