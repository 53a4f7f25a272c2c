'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { discountWayOf } from '@/components/sales/discount-rules';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Switch } from '@/components/ui/switch';
import type { MemberLevelShown } from '@/server/customers/members/member-levels';
import { useTRPCClient } from '@/trpc/react';
import { levelDiscountText, readLevelDiscount, readPoints } from './level-words';

/** Makes a level, or changes what one gives. */
export function SaveLevel({ level }: { level?: MemberLevelShown }) {
  const t = useTranslations('members');
  const way = discountWayOf(useLocale());
  const client = useTRPCClient();
  const deed = useAct(client.members.saveLevel.mutate);
  const [name, setName] = useState(level?.name ?? '');
  const [discount, setDiscount] = useState(levelDiscountText(level?.discountBp ?? 0, way));
  const [points, setPoints] = useState(String((level?.pointsMilli ?? 1_000) / 1_000));
  const [isDefault, setDefault] = useState(level?.isDefault ?? false);
  const discountBp = readLevelDiscount(discount, way);
  const pointsMilli = readPoints(points);

  async function submit() {
    if (name.trim() === '' || discountBp === null || pointsMilli === null) return false;
    const facts = { name, discountBp, pointsMilli, isDefault };
    const done = await deed.act(level ? { ...facts, levelId: level.id } : facts);
    if (done && !level) setName('');
    return done !== undefined;
  }

  return (
    <ActDialog
      label={t(level ? 'edit' : 'add')}
      buttonName={level ? t('editOf', { name: level.name }) : undefined}
      variant={level ? undefined : 'primary'}
      size={level ? 'sm' : undefined}
      title={level?.name ?? t('add')}
      deed={deed}
      submit={submit}
      done={t('saved')}
    >
      <Field label={t('name')} required>
        <Input value={name} required maxLength={30} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field
        label={t('discount')}
        hint={t('discountHint')}
        error={discountBp === null ? t('discountWrong') : undefined}
        required
      >
        <Input
          numeric
          value={discount}
          suffix={t('discountUnit')}
          onChange={(event) => setDiscount(event.target.value)}
        />
      </Field>
      <Field
        label={t('points')}
        hint={t('pointsHint')}
        error={pointsMilli === null ? t('pointsWrong') : undefined}
        required
      >
        <Input numeric value={points} onChange={(event) => setPoints(event.target.value)} />
      </Field>
      <Switch label={t('isDefault')} checked={isDefault} onCheckedChange={setDefault} />
    </ActDialog>
  );
}

/** Takes a level away that nobody has. */
export function RemoveLevel({ level }: { level: MemberLevelShown }) {
  const t = useTranslations('members');
  const client = useTRPCClient();
  const deed = useAct(client.members.removeLevel.mutate);
  return (
    <ActDialog
      label={t('remove')}
      buttonName={t('removeOf', { name: level.name })}
      size="sm"
      title={t('removeOf', { name: level.name })}
      deed={deed}
      submit={async () => (await deed.act({ levelId: level.id })) !== undefined}
      done={t('removed', { name: level.name })}
    >
      <p className="text-sm">{t('removeHint')}</p>
    </ActDialog>
  );
}
