'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Checkbox } from '@/components/ui/checkbox';
import { formatBusinessDay, formatMoney } from '@/lib/format';

/** Something owed, to choose from. */
export interface OwedLine {
  entryId: string;
  day: string;
  dueDay: string;
  leftFen: number;
}

/** Which of what is owed is meant; none chosen: the oldest due first. */
export function OwedChoice(props: {
  owed: readonly OwedLine[];
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
}) {
  const t = useTranslations('credit');
  const locale = useLocale();
  const { owed, chosen, onChange } = props;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-ink-soft text-sm">{t('which')}</legend>
      <div className="flex max-h-56 flex-col gap-2 overflow-y-auto">
        {owed.map(({ entryId, day, dueDay, leftFen }) => (
          <Checkbox
            key={entryId}
            checked={chosen.includes(entryId)}
            onCheckedChange={(isOn) =>
              onChange(isOn ? [...chosen, entryId] : chosen.filter((one) => one !== entryId))
            }
            label={t('owedLine', { day: formatBusinessDay(day, locale), amount: formatMoney(leftFen) })}
            hint={t('dueOn', { day: formatBusinessDay(dueDay, locale) })}
          />
        ))}
      </div>
    </fieldset>
  );
}
