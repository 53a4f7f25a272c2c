import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { attachmentAddress } from '@/components/attachments/attachment-address';
import { Badge, type BadgeProps } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { ownFile } from '@/server/personnel/file-of';
import type { NoteKind } from '@/server/personnel/personnel-rules';

type Note = Awaited<ReturnType<typeof ownFile>>['notes'][number];

const TONES: Record<NoteKind, BadgeProps['tone']> = {
  DRESS: 'neutral',
  CONDUCT: 'neutral',
  REWARD: 'ok',
  REPRIMAND: 'warn',
};

/** Notes of a file, the latest first; beside each what the person says to it. */
export function NoteList<N extends Note>(props: {
  notes: readonly N[];
  timeZoneOf: (storeId: string) => string;
  /** Whoever reads is whom they are about. */
  own: boolean;
  actsOf: (note: N) => ReactNode;
}) {
  return (
    <ul className="divide-y divide-rule">
      {props.notes.map((note) => (
        <NoteLine key={note.id} note={note} timeZone={props.timeZoneOf(note.storeId)} own={props.own}>
          {props.actsOf(note)}
        </NoteLine>
      ))}
    </ul>
  );
}

function NoteLine(props: { note: Note; timeZone: string; own: boolean; children: ReactNode }) {
  const { note, timeZone, own } = props;
  const t = useTranslations('personnel');
  const isOver = note.withdrawn !== null;
  return (
    <li className="flex flex-col gap-2 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={isOver ? 'neutral' : TONES[note.kind]}>{t(`noteKinds.${note.kind}`)}</Badge>
        <SeenBadge note={note} own={own} />
      </div>
      <p className={cn('whitespace-pre-line break-words', isOver && 'text-ink-soft line-through')}>
        {note.words}
      </p>
      <p className="text-ink-soft text-sm">
        {t('on')} <BusinessDay day={note.happenedOn} /> · {t('writtenBy', { name: note.writtenBy })}{' '}
        <DateTime at={note.writtenAt} timeZone={timeZone} />
        {note.attachmentId ? (
          <>
            {' · '}
            <TextLink href={attachmentAddress(note.storeId, note.attachmentId)} target="_blank">
              {t('openAttachment')}
            </TextLink>
          </>
        ) : null}
      </p>
      {note.withdrawn ? (
        <p className="text-sm">
          {t('withdrawnBy', { name: note.withdrawn.by, reason: note.withdrawn.reason })} ·{' '}
          <DateTime at={note.withdrawn.at} timeZone={timeZone} />
        </p>
      ) : null}
      {note.replies.map(({ id, words, repliedAt }) => (
        <blockquote key={id} className="border-rule-strong border-s-2 ps-3 text-sm">
          <p className="text-ink-soft">
            {t(own ? 'replyOwn' : 'replyBy')} · <DateTime at={repliedAt} timeZone={timeZone} />
          </p>
          <p className="whitespace-pre-line break-words">{words}</p>
        </blockquote>
      ))}
      <div className="flex flex-wrap gap-2 empty:hidden">{props.children}</div>
    </li>
  );
}

function SeenBadge({ note, own }: { note: Note; own: boolean }) {
  const t = useTranslations('personnel');
  if (note.withdrawn) return <Badge>{t('withdrawn')}</Badge>;
  if (own) return note.seenAt ? null : <Badge tone="warn">{t('toSee')}</Badge>;
  return note.seenAt ? <Badge tone="ok">{t('seen')}</Badge> : <Badge tone="warn">{t('unseen')}</Badge>;
}
