'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import type { PointsRule } from '@/server/customers/points/spend-rules';
import { useTRPCClient } from '@/trpc/react';
import { readPercentBp, readPointsPrice, readWholePoints } from './level-words';

const PERCENT_BP = 100;
/** What a form begins with where nothing was said: a point is a fen, a yuan at a time, half of a ticket. */
const FIRST = { pointsPerYuan: 100, leastPoints: 100, mostBp: 5_000 };

/** What points pay at the counter, or that none are taken. */
export function PointsSpending({ rule }: { rule: PointsRule | null }) {
  const t = useTranslations('members.spend');
  const client = useTRPCClient();
  const deed = useAct(client.points.setRule.mutate);
  const { pointsPerYuan, leastPoints, mostBp } = rule ?? FIRST;
  const [isOn, setOn] = useState(rule !== null);
  const [price, setPrice] = useState(String(pointsPerYuan));
  const [least, setLeast] = useState(String(leastPoints));
  const [most, setMost] = useState(String(mostBp / PERCENT_BP));
  const said = { price: readPointsPrice(price), least: readWholePoints(least), most: readPercentBp(most) };

  async function submit() {
    if (said.price === null || said.least === null || said.most === null) return false;
    const input = { pointsPerYuan: isOn ? said.price : null, leastPoints: said.least, mostBp: said.most };
    return (await deed.act(input)) !== undefined;
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
      <Switch label={t('isOn')} checked={isOn} onCheckedChange={setOn} />
      {isOn ? (
        <>
          <Field
            label={t('price')}
            hint={t('priceHint')}
            error={said.price === null ? t('priceWrong') : undefined}
            required
          >
            <Input numeric value={price} onChange={(event) => setPrice(event.target.value)} />
          </Field>
          <Field label={t('leastLabel')} error={said.least === null ? t('leastWrong') : undefined} required>
            <Input numeric value={least} onChange={(event) => setLeast(event.target.value)} />
          </Field>
          <Field label={t('mostLabel')} error={said.most === null ? t('mostWrong') : undefined} required>
            <Input
              numeric
              inputMode="decimal"
              value={most}
              suffix="%"
              onChange={(event) => setMost(event.target.value)}
            />
          </Field>
        </>
      ) : null}
    </ActDialog>
  );
}
