'use client';

import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { FormDialog } from '@/components/shell/form-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import { toast } from '@/components/ui/toast';
import { formatMoney, formatMonth } from '@/lib/format';
import { useTRPC, useTRPCClient } from '@/trpc/react';

/** Head office types what each store is meant to take in a month: every store in one form. @param months this one and the next */
export function TargetsDialog({ months }: { months: readonly [string, string] }) {
  const t = useTranslations('insight');
  const locale = useLocale();
  const api = useTRPC();
  const client = useTRPCClient();
  const [open, setOpen] = useState(false);
  const [month, setMonth] = useState<string>(months[0]);
  /** What was typed, by month and store; undefined: as it is. */
  const [typed, setTyped] = useState<Readonly<Record<string, number | null>>>({});
  const { act, busy, problem, clear } = useAct(client.insight.setTargets.mutate);
  const { data: stores } = useQuery({ ...api.insight.targets.queryOptions({ month }), enabled: open });

  function toggle(next: boolean) {
    setOpen(next);
    setTyped({});
    clear();
  }

  async function send(event: FormEvent) {
    event.preventDefault();
    const targets = (stores ?? []).map(({ storeId, amountFen }) => ({
      storeId,
      amountFen:
        typed[`${month}/${storeId}`] === undefined ? amountFen : (typed[`${month}/${storeId}`] ?? null),
    }));
    if (targets.length === 0 || !(await act({ month, targets }))) return;
    toggle(false);
    toast.success(t('targetsSaved'));
  }

  return (
    <>
      <Button onClick={() => toggle(true)}>{t('setTargets')}</Button>
      <FormDialog
        open={open}
        onOpenChange={toggle}
        title={t('targetsTitle')}
        description={t('targetsHint')}
        onSubmit={send}
        busy={busy}
        problem={problem}
      >
        <Segmented
          aria-label={t('targetMonth')}
          value={month}
          onValueChange={setMonth}
          segments={months.map((one) => ({ value: one, label: formatMonth(one, locale) }))}
        />
        {stores ? (
          stores.map(({ storeId, code, name, amountFen, beforeFen }) => (
            <Field
              key={`${month}/${storeId}`}
              label={t('targetOf', { store: name, code })}
              hint={
                beforeFen === null ? t('targetNone') : t('targetBefore', { amount: formatMoney(beforeFen) })
              }
            >
              <MoneyInput
                leastFen={1}
                valueFen={
                  typed[`${month}/${storeId}`] === undefined
                    ? amountFen
                    : (typed[`${month}/${storeId}`] ?? null)
                }
                onValueChange={(fen) => setTyped((before) => ({ ...before, [`${month}/${storeId}`]: fen }))}
              />
            </Field>
          ))
        ) : (
          <Skeleton className="h-24" />
        )}
      </FormDialog>
    </>
  );
}
