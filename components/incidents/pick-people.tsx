'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';

export interface PeopleThere {
  staffIds: readonly string[];
  others: readonly string[];
}

/** Who was there: colleagues by name, others as they are called or what they looked like. */
export function PickPeople({
  people,
  value,
  onChange,
}: {
  people: readonly { id: string; name: string }[];
  value: PeopleThere;
  onChange: (value: PeopleThere) => void;
}) {
  const t = useTranslations('incidents.report');
  const [typed, setTyped] = useState('');
  const { staffIds, others } = value;
  const add = () => {
    const name = typed.trim();
    if (name !== '' && !others.includes(name)) onChange({ ...value, others: [...others, name] });
    setTyped('');
  };
  const chips = [
    ...staffIds.map((id) => ({
      key: id,
      name: people.find((one) => one.id === id)?.name ?? '',
      drop: () => onChange({ ...value, staffIds: staffIds.filter((one) => one !== id) }),
    })),
    ...others.map((name) => ({
      key: name,
      name,
      drop: () => onChange({ ...value, others: others.filter((one) => one !== name) }),
    })),
  ];
  return (
    <div className="flex flex-col gap-3">
      {chips.length > 0 ? (
        <ul className="flex flex-wrap gap-2">
          {chips.map(({ key, name, drop }) => (
            <li key={key}>
              <Button size="lg" aria-label={t('removeOf', { name })} onClick={drop}>
                {name}
                <X aria-hidden />
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label={t('staff')}>
          <Select
            value=""
            placeholder={t('addStaff')}
            onChange={({ target }) =>
              target.value && onChange({ ...value, staffIds: [...staffIds, target.value] })
            }
            options={people
              .filter(({ id }) => !staffIds.includes(id))
              .map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label={t('others')} hint={t('othersHint')}>
          <span className="flex gap-2">
            <Input
              value={typed}
              maxLength={100}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                event.preventDefault();
                add();
              }}
            />
            <Button missing={typed.trim() === '' ? t('othersHint') : null} onClick={add}>
              {t('addOther')}
            </Button>
          </span>
        </Field>
      </div>
    </div>
  );
}
