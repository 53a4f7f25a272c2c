'use client';

import { useTranslations } from 'next-intl';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Textarea } from '@/components/ui/textarea';
import { usePointName } from './use-point-name';

export interface Looked {
  result: 'order' | 'wrong' | '';
  text: string;
  attachmentId: string;
}

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
    <li className="flex flex-col gap-3 py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{name}</p>
        <Segmented
          size="lg"
          className="w-52 shrink-0 whitespace-nowrap max-sm:w-full"
          aria-label={t('chooseOf', { point: name })}
          value={looked.result}
          onValueChange={(result) => onChange({ result })}
          segments={[
            { value: 'order', label: t('inOrder') },
            { value: 'wrong', label: t('wrong') },
          ]}
        />
      </div>
      {looked.result === 'wrong' ? (
        <Field label={t('whatOf', { point: name })} required>
          <Textarea
            rows={2}
            maxLength={2000}
            value={looked.text}
            onChange={(event) => onChange({ text: event.target.value })}
          />
        </Field>
      ) : null}
      {wantsPhoto || looked.result === 'wrong' ? (
        <AttachmentInput
          storeId={storeId}
          kind="dutyPhoto"
          name={name}
          onKept={(attachmentId) => onChange({ attachmentId })}
        />
      ) : null}
    </li>
  );
}
