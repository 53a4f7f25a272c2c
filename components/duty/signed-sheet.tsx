import { useTranslations } from 'next-intl';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { Badge } from '@/components/ui/badge';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { dutyDay } from '@/server/duty/duty-day';
import { usePointName } from './use-point-name';

type Signed = NonNullable<Awaited<ReturnType<typeof dutyDay>>['sheets'][number]['signed']>;

/** A list as it was signed. */
export function SignedSheet({
  storeId,
  timeZone,
  signed,
}: {
  storeId: string;
  timeZone: string;
  signed: Signed;
}) {
  const t = useTranslations('duty');
  const nameOf = usePointName();
  return (
    <div className="flex flex-col gap-2 p-3">
      <p className="text-ink-soft text-sm">
        {t('signedBy', { name: signed.by })} · <DateTime at={signed.at} timeZone={timeZone} />
      </p>
      <ul className="flex flex-col divide-y divide-rule">
        {signed.lines.map((line) => (
          <li key={line.id} className="flex flex-wrap items-start justify-between gap-2 py-2">
            <span className="min-w-0">
              {nameOf(line.point)}
              {line.text ? <span className="block break-words text-sm">{line.text}</span> : null}
              {line.attachmentId ? (
                <TextLink href={attachmentAddress(storeId, line.attachmentId)}>
                  {t('photoOf', { point: nameOf(line.point) })}
                </TextLink>
              ) : null}
            </span>
            <Badge tone={line.inOrder ? 'ok' : 'warn'}>{t(line.inOrder ? 'inOrder' : 'wrong')}</Badge>
          </li>
        ))}
      </ul>
    </div>
  );
}
