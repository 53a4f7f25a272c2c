'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { MoneyInput } from '@/components/ui/money-input';
import type { TopUpStep } from '@/lib/top-up-bonus';
import { useTRPCClient } from '@/trpc/react';

type Draft = { key: number; fromFen: number | null; bonusFen: number | null };

/** What is put on top of money paid in: all steps in one form, the next one at its end. */
export function TopUpSteps({ steps }: { steps: readonly TopUpStep[] }) {
  const t = useTranslations('members.topUp');
  const client = useTRPCClient();
  const deed = useAct(client.members.setTopUpRules.mutate);
  const [rows, setRows] = useState<Draft[]>(() =>
    [...steps, { fromFen: null, bonusFen: null }].map((step, key) => ({ key, ...step })),
  );
  const change = (key: number, part: Partial<Draft>) =>
    setRows((now) => now.map((row) => (row.key === key ? { ...row, ...part } : row)));

  async function submit() {
    const said = rows.flatMap(({ fromFen, bonusFen }) =>
      fromFen && bonusFen ? [{ fromFen, bonusFen }] : [],
    );
    const half = rows.some(({ fromFen, bonusFen }) => Boolean(fromFen) !== Boolean(bonusFen));
    return !half && (await deed.act({ steps: said })) !== undefined;
  }

  return (
    <ActDialog
      label={t('edit')}
      title={t('title')}
      description={t('hint')}
      deed={deed}
      submit={submit}
      done={t('saved')}
    >
      {rows.map(({ key, fromFen, bonusFen }, index) => (
        <div key={key} className="grid grid-cols-2 gap-3">
          <Field label={t('from', { place: index + 1 })}>
            <MoneyInput valueFen={fromFen} onValueChange={(fen) => change(key, { fromFen: fen })} />
          </Field>
          <Field label={t('bonus', { place: index + 1 })}>
            <MoneyInput valueFen={bonusFen} onValueChange={(fen) => change(key, { bonusFen: fen })} />
          </Field>
        </div>
      ))}
      <Button
        className="self-start"
        onClick={() => setRows((now) => [...now, { key: now.length, fromFen: null, bonusFen: null }])}
      >
        {t('another')}
      </Button>
    </ActDialog>
  );
}
