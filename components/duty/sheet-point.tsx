'use client';

import { useTranslations } from 'next-intl';
import { LookedPoint, type PointSeen } from '@/components/attachments/looked-point';
import { usePointName } from './use-point-name';

export type Looked = PointSeen;

export const UNSEEN: Looked = { result: '', text: '', attachmentId: '' };

/** One point of a list: in order, or what is wrong with it; a photo where one is asked for or something is wrong. */
export function SheetPoint({
  storeId,
  point,
  wantsPhoto,
  looked,
  onChange,
}: {
  storeId: string;
  point: string;
  wantsPhoto: boolean;
  looked: Looked;
  onChange: (patch: Partial<Looked>) => void;
}) {
  const t = useTranslations('duty');
  const name = usePointName()(point);
  return (
    <LookedPoint
      storeId={storeId}
      kind="dutyPhoto"
      name={name}
      words={{
        choose: t('chooseOf', { point: name }),
        inOrder: t('inOrder'),
        wrong: t('wrong'),
        what: t('whatOf', { point: name }),
      }}
      wantsPhoto={wantsPhoto}
      seen={looked}
      onChange={onChange}
    />
  );
}
