'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { SEVERITIES, type SeverityFacts, severityOf } from '@/server/complaints/complaint-rules';

const NONE: SeverityFacts = { injury: false, publicly: false, unusable: false, again: false, fault: false };
const QUESTIONS = ['injury', 'publicly', 'unusable', 'again', 'fault'] as const;

/** How serious it is, with questions that say so. */
export function PickSeverity({
  severity,
  onChange,
}: {
  severity: number;
  onChange: (severity: number) => void;
}) {
  const t = useTranslations('complaints');
  const [facts, setFacts] = useState(NONE);
  const named = SEVERITIES.find((one) => one === severity) ?? 3;
  return (
    <div className="flex flex-col gap-3">
      <Field label={t('severity')} hint={t(`severityHints.${named}`)}>
        <Select
          value={String(severity)}
          onChange={(event) => onChange(Number(event.target.value))}
          options={SEVERITIES.map((one) => ({ value: String(one), label: t(`severities.${one}`) }))}
        />
      </Field>
      <details>
        <summary className="cursor-pointer py-3 text-accent text-sm">{t('log.help')}</summary>
        <div className="flex flex-col gap-2 py-2">
          {QUESTIONS.map((question) => (
            <Checkbox
              key={question}
              label={t(`log.${question}`)}
              checked={facts[question]}
              onCheckedChange={(checked) => {
                const next = { ...facts, [question]: checked === true };
                setFacts(next);
                onChange(severityOf(next));
              }}
            />
          ))}
        </div>
      </details>
    </div>
  );
}
