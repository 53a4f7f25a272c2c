'use client';

import { useTranslations } from 'next-intl';
import { DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { listEntries } from '@/server/audit/list-entries';

import { ChangeList } from './change-list';
import { changesOf } from './change-rules';
import type { useAuditWords } from './use-audit-words';

export type Entry = Awaited<ReturnType<typeof listEntries>>['entries'][number];

/** One entry in full. */
export function EntryDialog({
  entry,
  words,
  storeName,
  timeZone,
  subject,
  onClose,
}: {
  entry: Entry;
  words: ReturnType<typeof useAuditWords>;
  storeName: string;
  timeZone: string;
  /** Name of what it was done to, where it has one. */
  subject: string | undefined;
  onClose: () => void;
}) {
  const t = useTranslations('audit');
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={words.action(entry.action)} width="lg">
        <DetailList
          items={[
            { label: t('time'), value: <DateTime at={entry.occurredAt} timeZone={timeZone} seconds year /> },
            { label: t('person'), value: entry.actor ?? t('nobody') },
            { label: t('store'), value: storeName },
            { label: t('device'), value: entry.device ?? t('office') },
            { label: t('subject'), value: `${words.kind(entry.subjectKind)} ${subject ?? ''}` },
            // What has a name or a number is known by it; the rest by its reference.
            ...(subject
              ? []
              : [
                  {
                    label: t('reference'),
                    value: <span className="figures break-all text-xs">{entry.subjectId}</span>,
                  },
                ]),
          ]}
        />
        <h3 className="mt-5 mb-2 font-semibold text-sm">{t('change')}</h3>
        <div className="text-sm">
          <ChangeList of={entry.subjectKind} changes={changesOf(entry.before, entry.after)} words={words} />
        </div>
      </DialogContent>
    </Dialog>
  );
}
