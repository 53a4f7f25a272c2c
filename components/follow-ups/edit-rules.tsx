'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { MoneyInput } from '@/components/ui/money-input';
import { Select } from '@/components/ui/select';
import { RULE_AFTER } from '@/server/follow-ups/schema';
import { useTRPCClient } from '@/trpc/react';

const MOST_RULES = 10;

interface Row {
  key: string;
  after: (typeof RULE_AFTER)[number];
  days: string;
  fromFen: number | null;
}

/** The rules as head office has them, changed as a whole. */
export function EditRules({ rules }: { rules: readonly { after: string; days: number; fromFen: number }[] }) {
  const t = useTranslations('followUps');
  const client = useTRPCClient();
  const deed = useAct(client.followUps.setRules.mutate);
  const [rows, setRows] = useState<Row[]>(() =>
    rules.map(({ after, days, fromFen }) => ({
      key: newId(),
      after: RULE_AFTER.find((one) => one === after) ?? 'SALE',
      days: String(days),
      fromFen,
    })),
  );
  const set = (key: string, part: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const isTwice = new Set(rows.map(({ after, days }) => `${after}${Number(days)}`)).size < rows.length;
  const isWhole = rows.every(({ days }) => /^\d{1,3}$/.test(days) && Number(days) <= 365);

  async function submit() {
    if (isTwice || !isWhole) return false;
    const wanted = rows.map(({ after, days, fromFen }) => ({
      after,
      days: Number(days),
      fromFen: after === 'SALE' ? (fromFen ?? 0) : 0,
    }));
    return (await deed.act({ rules: wanted })) !== undefined;
  }

  return (
    <ActDialog label={t('rulesEdit')} title={t('rulesEdit')} deed={deed} submit={submit} done={t('saved')}>
      {isTwice ? <Callout tone="late" title={t('ruleTwice')} /> : null}
      {rows.map(({ key, after, days, fromFen }, at) => (
        <fieldset key={key} className="flex flex-col gap-2 border-rule border-b pb-3">
          <legend className="font-medium text-sm">{t('ruleRow', { row: at + 1 })}</legend>
          <div className="grid gap-2 sm:grid-cols-3">
            <Field label={t('ruleAfter')}>
              <Select
                value={after}
                onChange={({ target }) =>
                  set(key, { after: RULE_AFTER.find((one) => one === target.value) ?? 'SALE' })
                }
                options={RULE_AFTER.map((value) => ({ value, label: t(`afters.${value}`) }))}
              />
            </Field>
            <Field label={t('ruleDays')} required>
              <Input
                numeric
                inputMode="numeric"
                value={days}
                maxLength={3}
                onChange={({ target }) => set(key, { days: target.value.trim() })}
              />
            </Field>
            {after === 'SALE' ? (
              <Field label={t('ruleFrom')} hint={t('ruleFromHint')}>
                <MoneyInput valueFen={fromFen} onValueChange={(value) => set(key, { fromFen: value })} />
              </Field>
            ) : null}
          </div>
          <Button
            variant="ghost"
            className="self-start"
            onClick={() => setRows(rows.filter((row) => row.key !== key))}
          >
            {t('ruleRemove', { row: at + 1 })}
          </Button>
        </fieldset>
      ))}
      {rows.length < MOST_RULES ? (
        <Button
          className="self-start"
          onClick={() => setRows([...rows, { key: newId(), after: 'SALE', days: '3', fromFen: 100_000 }])}
        >
          {t('ruleAdd')}
        </Button>
      ) : null}
    </ActDialog>
  );
}
