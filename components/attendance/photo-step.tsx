'use client';

import { Camera } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Outgoing, outgoing } from '@/client/send-attachment';
import { FilePicker } from '@/components/attachments/file-picker';
import { Button } from '@/components/ui/button';
import { PICTURES } from '@/server/attachments/schema';

/** A photo of whoever clocks in or out; where no camera works, the punch is made without, and says so. */
export function PhotoStep(props: {
  name: string;
  /** Why it is asked for, where the dialog does not say so. */
  why?: string;
  onPhoto: (photo: Outgoing | null) => void;
}) {
  const { name, onPhoto } = props;
  const t = useTranslations('attendance.counter');
  const [busy, setBusy] = useState(false);
  return (
    <div className="flex flex-col items-start gap-4">
      {props.why ? <p>{props.why}</p> : null}
      <FilePicker
        name={t('photoOf', { name })}
        accept={PICTURES}
        camera="user"
        variant="primary"
        disabled={busy}
        onFile={(file) => {
          setBusy(true);
          void outgoing(file).then(onPhoto);
        }}
      >
        <Camera aria-hidden />
        {t('photo')}
      </FilePicker>
      <Button size="lg" disabled={busy} onClick={() => onPhoto(null)}>
        {t('noPhoto')}
      </Button>
    </div>
  );
}
