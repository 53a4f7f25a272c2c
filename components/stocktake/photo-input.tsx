'use client';

import { Camera } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { smallPhoto } from '@/client/small-photo';
import { buttonClass } from '@/components/ui/button';

/** Takes a picture with the camera or from the album, and makes it small. */
export function PhotoInput(props: {
  label: string;
  /** What a reader hears: which place is photographed. */
  name: string;
  disabled?: boolean;
  onPhoto: (photo: string) => void;
}) {
  const t = useTranslations('stocktake');
  const inputId = useId();
  const [bad, setBad] = useState(false);
  return (
    <>
      <label
        htmlFor={inputId}
        className={buttonClass({
          size: 'lg',
          className: 'focus-within:outline-2 focus-within:outline-accent has-[:disabled]:text-ink-faint',
        })}
      >
        <Camera aria-hidden />
        {props.label}
        <input
          id={inputId}
          type="file"
          accept="image/*"
          aria-label={props.name}
          disabled={props.disabled}
          className="sr-only"
          onChange={async ({ target }) => {
            const [file] = target.files ?? [];
            if (!file) return;
            const photo = await smallPhoto(file);
            target.value = '';
            setBad(photo === '');
            if (photo !== '') props.onPhoto(photo);
          }}
        />
      </label>
      {bad ? (
        <p role="alert" className="text-alarm text-sm">
          {t('photoBad')}
        </p>
      ) : null}
    </>
  );
}
