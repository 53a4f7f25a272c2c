'use client';

import { Camera, Paperclip } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { PICTURES, PICTURES_AND_PDF } from '@/server/attachments/schema';
import { FilePicker } from './file-picker';
import { useAttachment } from './use-attachment';

/** Takes a picture with the phone's camera or a file that is there, and sends it; the line may break meanwhile. */
export function AttachmentInput(props: {
  storeId: string;
  kind: string;
  /** What a reader hears: what is photographed. */
  name: string;
  /** On the button; without it, the common words. */
  label?: string;
  takesPdf?: boolean;
  disabled?: boolean;
  onKept: (attachmentId: string, file: File) => void | Promise<void>;
}) {
  const t = useTranslations('attachments');
  const { state, send } = useAttachment(props);
  const busy = props.disabled || state.is === 'sending' || state.is === 'waiting';
  const take = async (file: File) => {
    const id = await send(file);
    if (id) await props.onKept(id, file);
  };
  return (
    <div className="flex flex-col items-start gap-2">
      <div className="flex flex-wrap gap-2">
        <FilePicker
          name={t('photographOf', { what: props.name })}
          accept={PICTURES}
          camera="environment"
          disabled={busy}
          onFile={take}
        >
          <Camera aria-hidden />
          {props.label ?? t('photograph')}
        </FilePicker>
        <FilePicker
          name={t('chooseOf', { what: props.name })}
          accept={props.takesPdf ? PICTURES_AND_PDF : PICTURES}
          disabled={busy}
          onFile={take}
        >
          <Paperclip aria-hidden />
          {t('choose')}
        </FilePicker>
      </div>
      <div role="status">
        {state.is === 'sending' ? <p className="text-ink-soft text-sm">{t('sending')}</p> : null}
        {state.is === 'waiting' ? (
          <div className="flex flex-wrap items-center gap-2 text-late text-sm">
            <p>{t('waiting')}</p>
            <Button size="sm" onClick={state.again}>
              {t('again')}
            </Button>
          </div>
        ) : null}
      </div>
      {state.is === 'refused' ? <Callout tone="late" title={state.words} /> : null}
    </div>
  );
}
