'use client';

import { useTranslations } from 'next-intl';
import { useAct } from '@/components/shell/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DateTime } from '@/components/ui/date-time';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import type { listZones } from '@/server/zones/list-zones';
import { useTRPCClient } from '@/trpc/react';

export type ShownZone = Awaited<ReturnType<typeof listZones>>[number];

/** Who answered, answers and will answer for a zone; what is not past can be ended. */
export function ZoneHistory({
  storeId,
  zone,
  timeZone,
  onClose,
}: {
  storeId: string;
  zone: ShownZone;
  timeZone: string;
  onClose: () => void;
}) {
  const t = useTranslations('zones');
  const client = useTRPCClient();
  const { act, busy, problem } = useAct(client.zones.endAssignment.mutate);
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title={t('historyTitle', { zone: zone.name })} description={t('historyHint')}>
        {problem ? <Callout tone="late" title={problem} className="mb-4" /> : null}
        {zone.assignments.length === 0 ? <EmptyState title={t('noHistory')} className="py-6" /> : null}
        <ul className="divide-y divide-rule text-sm">
          {zone.assignments.map((assignment) => (
            <li key={assignment.id} className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <span className="font-medium">{assignment.personName}</span>
              {assignment.state === 'now' ? <Badge tone="ok">{t('states.now')}</Badge> : null}
              {assignment.state === 'later' ? <Badge>{t('states.later')}</Badge> : null}
              <span className="flex-1 text-ink-soft">
                <DateTime at={assignment.startsAt} timeZone={timeZone} /> –{' '}
                {assignment.endsAt ? <DateTime at={assignment.endsAt} timeZone={timeZone} /> : t('open')}
              </span>
              {assignment.state === 'past' ? null : (
                <Button
                  size="sm"
                  disabled={busy}
                  onClick={() => void act({ storeId, assignmentId: assignment.id })}
                >
                  {assignment.state === 'now' ? t('endNow') : t('takeBack')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </DialogContent>
    </Dialog>
  );
}
