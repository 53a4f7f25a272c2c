import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import type { dutyDay } from '@/server/duty/duty-day';
import { SettleNote } from './settle-note';

type Note = Awaited<ReturnType<typeof dutyDay>>['notes'][number];

/** Entries of the log; a handed-over point can be ticked off by whoever keeps the log. */
export function NoteList({
  storeId,
  timeZone,
  notes,
  keeps,
  day,
}: {
  storeId: string;
  timeZone: string;
  notes: readonly Note[];
  keeps: boolean;
  /** Each says its day where they are of several. */
  day?: boolean;
}) {
  const t = useTranslations('duty');
  return (
    <ul className="flex flex-col divide-y divide-rule px-3">
      {notes.map((note) => (
        <li key={note.id} className="flex flex-wrap items-start justify-between gap-3 py-3">
          <div className="min-w-0 flex-1">
            <p className="break-words">{note.words}</p>
            <p className="text-ink-soft text-sm">
              {t(`notes.${note.kind}`)} ·{' '}
              {note.taker ? t('fromTo', { giver: note.by, taker: note.taker }) : note.by} ·{' '}
              {day ? (
                <>
                  <BusinessDay day={note.day} />{' '}
                </>
              ) : null}
              <DateTime show="time" at={note.at} timeZone={timeZone} />
            </p>
            {note.settled ? (
              <p className="text-ink-soft text-sm">
                {t('settledBy', { name: note.settled.by })} ·{' '}
                <DateTime at={note.settled.at} timeZone={timeZone} />
                {note.settled.words ? ` · ${note.settled.words}` : ''}
              </p>
            ) : null}
          </div>
          {note.kind !== 'HANDOVER' ? null : note.settled ? (
            <Badge tone="ok">{t('settled')}</Badge>
          ) : keeps ? (
            <SettleNote storeId={storeId} noteId={note.id} words={note.words} />
          ) : (
            <Badge tone="warn">{t('unsettled')}</Badge>
          )}
        </li>
      ))}
    </ul>
  );
}
