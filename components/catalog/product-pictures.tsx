'use client';

import { ArrowLeft, ArrowRight, Star, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type DragEvent, useState } from 'react';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { useAttachment } from '@/components/attachments/use-attachment';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { cn } from '@/components/ui/cn';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { toast } from '@/components/ui/toast';
import { MOST_PICTURES } from '@/server/catalog/pictures/picture-rules';
import { useTRPCClient } from '@/trpc/react';
import { GoodsPicture } from './goods-picture';

interface Picture {
  id: string;
  picture: string;
}

const KIND = 'productPicture';

/** The pictures of a product, the first one large; who may keeps them: by camera, by file, by drag. */
export function ProductPictures({
  productId,
  name,
  pictures,
  storeId,
}: {
  productId: string;
  name: string;
  pictures: readonly Picture[];
  /** Store of theirs new pictures are sent from; null: may only look. */
  storeId: string | null;
}) {
  const t = useTranslations('catalog.pictures');
  const [shown, setShown] = useState(0);
  const first = pictures[Math.min(shown, pictures.length - 1)];
  return (
    <section aria-label={t('title')} className="flex flex-col gap-3">
      <GoodsPicture
        picture={first?.picture ?? null}
        edge={960}
        alt={first ? t('ofProduct', { name }) : ''}
        className="aspect-square h-auto w-full rounded-md"
      />
      {pictures.length > 1 ? (
        <ul className="flex flex-wrap gap-2">
          {pictures.map(({ id, picture }, at) => (
            <li key={id}>
              <button
                type="button"
                aria-label={t('show', { number: at + 1, count: pictures.length })}
                aria-pressed={id === first?.id}
                onClick={() => setShown(at)}
                className={cn(
                  'block rounded-sm',
                  id === first?.id && 'outline-2 outline-accent outline-offset-1',
                )}
              >
                <GoodsPicture picture={picture} edge={96} className="size-14" />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {storeId === null ? null : (
        <KeepPictures
          productId={productId}
          name={name}
          pictures={pictures}
          storeId={storeId}
          chosen={first}
          onMoved={setShown}
        />
      )}
    </section>
  );
}

function KeepPictures({
  productId,
  name,
  pictures,
  storeId,
  chosen,
  onMoved,
}: {
  productId: string;
  name: string;
  pictures: readonly Picture[];
  storeId: string;
  chosen: Picture | undefined;
  onMoved: (at: number) => void;
}) {
  const t = useTranslations('catalog.pictures');
  const client = useTRPCClient();
  const add = useAct(client.catalog.addPicture.mutate);
  const arrange = useAct(client.catalog.arrangePictures.mutate);
  const remove = useAct(client.catalog.removePicture.mutate);
  const { state, send } = useAttachment({ storeId, kind: KIND });
  const [over, setOver] = useState(false);
  const [asked, setAsked] = useState(false);
  const at = pictures.findIndex(({ id }) => id === chosen?.id);
  const isFull = pictures.length >= MOST_PICTURES;
  const busy = add.busy || arrange.busy || remove.busy;

  async function keep(attachmentId: string): Promise<boolean> {
    return (await add.act({ storeId, productId, attachmentId })) !== undefined;
  }

  async function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    let kept = 0;
    // One after the other: their order is the order they are shown in.
    for (const file of event.dataTransfer.files) {
      const id = await send(file);
      if (id && (await keep(id))) kept += 1;
    }
    if (kept > 0) toast.success(t('added', { count: kept }));
  }

  async function move(to: number) {
    const ids = pictures.map(({ id }) => id).filter((id) => id !== chosen?.id);
    if (!chosen) return;
    ids.splice(to, 0, chosen.id);
    if (await arrange.act({ storeId, productId, pictureIds: ids })) onMoved(to);
  }

  const problem =
    add.problem ?? arrange.problem ?? remove.problem ?? (state.is === 'refused' ? state.words : null);
  return (
    <section
      aria-label={t('keep')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'flex flex-col gap-3 rounded-md border border-rule-strong border-dashed p-3 print:hidden',
        over && 'border-accent bg-accent-soft',
      )}
    >
      {chosen ? (
        <Arrange at={at} count={pictures.length} busy={busy} onMove={move} onRemove={() => setAsked(true)} />
      ) : null}
      {isFull ? (
        <p className="text-ink-soft text-sm">{t('full', { most: MOST_PICTURES })}</p>
      ) : (
        <>
          <AttachmentInput
            storeId={storeId}
            kind={KIND}
            name={name}
            disabled={busy || state.is === 'sending'}
            onKept={async (id) => {
              if (await keep(id)) toast.success(t('added', { count: 1 }));
            }}
          />
          <p className="text-ink-soft text-xs pointer-coarse:hidden">{t('dragHint')}</p>
        </>
      )}
      {problem ? <Callout tone="late" title={problem} /> : null}
      <ConfirmDialog
        open={asked}
        onOpenChange={setAsked}
        title={t('removeTitle', { name })}
        description={t('removeHint')}
        confirmLabel={t('remove')}
        tone="danger"
        onConfirm={async () => {
          if (!chosen) return;
          if (await remove.act({ storeId, productId, pictureId: chosen.id })) toast.success(t('removed'));
          setAsked(false);
        }}
      />
    </section>
  );
}

/** What can be done with the picture that is shown. */
function Arrange(props: {
  at: number;
  count: number;
  busy: boolean;
  onMove: (to: number) => void;
  onRemove: () => void;
}) {
  const t = useTranslations('catalog.pictures');
  const why = useTranslations('common.why');
  const { at, count, busy, onMove } = props;
  return (
    <div className="flex flex-wrap gap-2">
      {at > 0 ? (
        <Button size="sm" disabled={busy} onClick={() => onMove(0)}>
          <Star aria-hidden />
          {t('makeFirst')}
        </Button>
      ) : null}
      {count > 1 ? (
        <>
          <Button
            size="sm"
            square
            aria-label={t('earlier')}
            title={t('earlier')}
            disabled={busy}
            missing={at <= 0 ? why('first') : null}
            onClick={() => onMove(at - 1)}
          >
            <ArrowLeft aria-hidden />
          </Button>
          <Button
            size="sm"
            square
            aria-label={t('later')}
            title={t('later')}
            disabled={busy}
            missing={at >= count - 1 ? why('last') : null}
            onClick={() => onMove(at + 1)}
          >
            <ArrowRight aria-hidden />
          </Button>
        </>
      ) : null}
      <Button size="sm" variant="ghost" disabled={busy} onClick={props.onRemove}>
        <Trash2 aria-hidden />
        {t('remove')}
      </Button>
    </div>
  );
}
