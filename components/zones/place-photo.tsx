'use client';

import Image from 'next/image';
import { useTranslations } from 'next-intl';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { AttachmentInput } from '@/components/attachments/attachment-input';
import { useAct } from '@/components/shell/use-act';
import { Callout } from '@/components/ui/callout';
import { DateTime } from '@/components/ui/date-time';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';

/** How a zone or shelf looks in order, who took the picture, and the way to take another. */
export function PlacePhoto(props: {
  storeId: string;
  zoneId: string;
  shelfId?: string;
  /** What the place is called. */
  place: string;
  photo: { id: string; takenAt: Date; takenBy: string } | null;
  timeZone: string;
  mayTake: boolean;
}) {
  const t = useTranslations('zones.plan');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.zones.addPhoto.mutate);
  const { storeId, zoneId, shelfId, photo, place } = props;
  return (
    <div className="flex flex-col items-start gap-2">
      {photo ? (
        <figure className="flex flex-col gap-1">
          <Image
            src={attachmentAddress(storeId, photo.id)}
            alt={t('photoAlt', { place })}
            width={480}
            height={320}
            unoptimized
            className="max-h-64 w-auto max-w-full rounded-md border border-rule object-contain"
          />
          <figcaption className="text-ink-soft text-xs">
            {t('photoBy', { name: photo.takenBy })} <DateTime at={photo.takenAt} timeZone={props.timeZone} />
          </figcaption>
        </figure>
      ) : (
        <p className="text-ink-soft text-sm">{t('noPhoto')}</p>
      )}
      {problem ? <Callout tone="late" title={problem} /> : null}
      {props.mayTake ? (
        <AttachmentInput
          storeId={storeId}
          kind="zonePhoto"
          label={t('photo')}
          name={place}
          disabled={busy}
          onKept={async (attachmentId) => {
            const input = { storeId, zoneId, attachmentId, ...(shelfId ? { shelfId } : {}) };
            if (await act(input)) toast.success(t('photoKept'));
          }}
        />
      ) : null}
    </div>
  );
}
