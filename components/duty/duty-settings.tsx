'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActDialog } from '@/components/shell/act-dialog';
import { useAct } from '@/components/shell/use-act';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/textarea';
import { type DutyLists, POINTS } from '@/server/duty/duty-rules';
import { useTRPCClient } from '@/trpc/react';
import { usePointName } from './use-point-name';

/** What is looked at when the store opens and closes, a line a point, and of which of them a photo is taken. */
export function DutySettings({ storeId, lists }: { storeId: string; lists: DutyLists }) {
  const t = useTranslations('duty');
  const nameOf = usePointName();
  const client = useTRPCClient();
  const deed = useAct(client.duty.setLists.mutate);
  const [opening, setOpening] = useState(lists.opening.map(nameOf).join('\n'));
  const [closing, setClosing] = useState(lists.closing.map(nameOf).join('\n'));
  const [photos, setPhotos] = useState<readonly string[]>(lists.photoPoints);
  // What is called as Daybook calls it stays one of Daybook's: the other language has a word for it.
  const pointsIn = (lines: string) => [
    ...new Set(
      lines
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
        .map((line) => POINTS.find((one) => nameOf(one) === line) ?? line),
    ),
  ];
  const all = [...new Set([...pointsIn(opening), ...pointsIn(closing)])];

  return (
    <ActDialog
      label={t('settings')}
      title={t('settings')}
      deed={deed}
      done={t('settingsToast')}
      submit={async () =>
        (await deed.act({
          storeId,
          opening: pointsIn(opening),
          closing: pointsIn(closing),
          photoPoints: photos.filter((point) => all.includes(point)),
        })) !== undefined
      }
    >
      {[
        { label: t('sheets.OPENING'), value: opening, set: setOpening },
        { label: t('sheets.CLOSING'), value: closing, set: setClosing },
      ].map(({ label, value, set }) => (
        <Field key={label} label={label} hint={t('listHint')} required>
          <Textarea rows={6} maxLength={4000} value={value} onChange={(event) => set(event.target.value)} />
        </Field>
      ))}
      <fieldset className="flex flex-col gap-2">
        <legend className="font-medium text-sm">{t('photoPoints')}</legend>
        {all.map((point) => (
          <Checkbox
            key={point}
            checked={photos.includes(point)}
            onCheckedChange={(checked) =>
              setPhotos((now) => (checked ? [...now, point] : now.filter((one) => one !== point)))
            }
            label={nameOf(point)}
          />
        ))}
      </fieldset>
    </ActDialog>
  );
}
