'use client';

import { Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { useAttachment } from '@/components/attachments/use-attachment';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { MOST_PICTURES } from '@/server/catalog/pictures/picture-rules';

const KIND = 'productPicture';

/** A picture that is at the server and hangs on no product yet. */
export interface NewPicture {
  attachmentId: string;
  /** How it looks, from the file itself. */
  url: string;
}

/** Pictures of a product that is being made, by camera, by file, by drag; they are hung on it once it is there. */
export function NewPictures(props: {
  storeId: string;
  name: string;
  pictures: readonly NewPicture[];
  onChange: (change: (pictures: readonly NewPicture[]) => readonly NewPicture[]) => void;
}) {
  const t = useTranslations('catalog.pictures');
  const { storeId, pictures, onChange } = props;
  const { state, send } = useAttachment({ storeId, kind: KIND });
  const [over, setOver] = useState(false);
  const urls = useRef<string[]>([]);
  useEffect(() => () => urls.current.forEach(URL.revokeObjectURL), []);

  function keep(attachmentId: string, file: Blob) {
    const url = URL.createObjectURL(file);
    urls.current.push(url);
    onChange((before) => [...before, { attachmentId, url }].slice(0, MOST_PICTURES));
  }
  async function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    // One after the other: their order is the order they are shown in.
    for (const file of event.dataTransfer.files) {
      const id = await send(file);
      if (id) keep(id, file);
    }
  }
  return (
    <section
      aria-label={t('title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'flex flex-col gap-3 rounded-md border border-rule-strong border-dashed p-3',
        over && 'border-accent bg-accent-soft',
      )}
    >
      <h2 className="font-semibold">{t('title')}</h2>
      {pictures.length > 0 ? (
        <ul className="flex flex-wrap gap-3">
          {pictures.map(({ attachmentId, url }, at) => (
            <li key={attachmentId} className="flex flex-col items-center gap-1">
              {/* biome-ignore lint/performance/noImgElement: a file that is in the page, at no address. */}
              <img src={url} alt="" className="size-24 rounded-md border border-rule object-cover" />
              <Button
                size="sm"
                variant="ghost"
                aria-label={t('removeNew', { number: at + 1 })}
                onClick={() =>
                  onChange((before) => before.filter((one) => one.attachmentId !== attachmentId))
                }
              >
                <Trash2 aria-hidden />
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {pictures.length >= MOST_PICTURES ? (
        <p className="text-ink-soft text-sm">{t('full', { most: MOST_PICTURES })}</p>
      ) : (
        <>
          <AttachmentInput
            storeId={storeId}
            kind={KIND}
            name={props.name.trim() || t('newProduct')}
            disabled={state.is === 'sending'}
            onKept={keep}
          />
          <p className="text-ink-soft text-xs pointer-coarse:hidden">{t('dragHint')}</p>
        </>
      )}
      {state.is === 'refused' ? <Callout tone="late" title={state.words} /> : null}
    </section>
  );
}
