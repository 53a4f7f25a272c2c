'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { newId } from '@/client/new-id';
import { serverNow } from '@/client/server-time';
import { useCounter } from '@/components/sales/counter-context';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { toast } from '@/components/ui/toast';
import { TAKEN_BACK_MS } from '@/server/attendance/attendance-rules';
import { hasNotClocked } from './last-clocked';
import type { Said } from './use-clock-words';

/** So long the button stands there, ms: enough to reach it by keyboard, and less than the server takes it for. */
const OFFERED_MS = TAKEN_BACK_MS / 2;

/** What came of the last tap: who, in or out, when and where; and for a moment a way to take it back. */
export function ClockSaid({ said, onSaid }: { said: Said | null; onSaid: (said: Said) => void }) {
  const t = useTranslations('attendance.counter');
  const { settings, punches } = useCounter();
  const [over, setOver] = useState<string | null>(null);
  const made = said?.made;
  const id = made?.id;
  useEffect(() => {
    if (!id) return undefined;
    const timer = setTimeout(() => setOver(id), OFFERED_MS);
    return () => clearTimeout(timer);
  }, [id]);

  async function takeBack(punch: NonNullable<Said['made']>) {
    const now = serverNow().getTime();
    const afterMs = Math.min(TAKEN_BACK_MS, Math.max(1, now - punch.at.getTime()));
    try {
      await punches.add({
        ...{ id: newId(), storeId: settings.store.id, personId: punch.personId, name: punch.name },
        ...{ kind: 'WITHDRAWAL', reason: '', proof: 'SESSION', refusal: null },
        occurredAt: punch.at.getTime() + afterMs,
        withdraws: { punchId: punch.id, afterMs },
      });
      hasNotClocked(punch.personId);
      onSaid({ words: t('takenBack', { name: punch.name, time: punch.time }) });
    } catch {
      toast.error(t('cannotKeep'));
    }
  }

  return (
    <div role="status" className="empty:hidden">
      {said ? (
        <Callout
          tone="info"
          title={<span className="text-base">{said.words}</span>}
          actions={
            made && over !== made.id ? (
              <Button
                size="lg"
                aria-label={t('takeBackNamed', { name: made.name, time: made.time })}
                onClick={() => void takeBack(made)}
              >
                {t('takeBack')}
              </Button>
            ) : null
          }
        />
      ) : null}
    </div>
  );
}
