'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { offlinePeople } from '@/client/pin-verifier';
import { tabletStore } from '@/client/tablet-store';
import { useCounter } from '@/components/sales/counter-context';
import { Button } from '@/components/ui/button';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { useTRPC } from '@/trpc/react';
import { ClockByPin } from './clock-by-pin';
import type { Said, Tapped } from './use-clock-words';

interface Other {
  id: string;
  name: string;
}

/** Colleagues at the same tablet: their name, their PIN. Without a line the tablet checks it, or leaves it to the manager. */
export function ClockOthers({
  wayOf,
  onDone,
}: {
  wayOf: (personId: string) => Tapped['way'];
  onDone: (said: Said) => void;
}) {
  const t = useTranslations('attendance.counter');
  const trpc = useTRPC();
  const { settings, person } = useCounter();
  const people = useQuery(trpc.staff.counterPeople.queryOptions());
  const [known, setKnown] = useState<Other[]>([]);
  const [chosen, setChosen] = useState<Other | null>(null);
  useEffect(() => {
    offlinePeople(tabletStore(), settings.store.id).then(
      (found) => setKnown(found.map(({ personId, name }) => ({ id: personId, name }))),
      () => undefined,
    );
  }, [settings.store.id]);
  const others = (people.data ?? known).filter(({ id }) => id !== person.id);
  if (others.length === 0) return null;
  return (
    <section aria-label={t('others')} className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('others')}</h3>
      <p className="text-ink-soft text-sm">{t('othersHint')}</p>
      <div className="flex flex-wrap gap-3">
        {others.map((other) => (
          <Button key={other.id} size="lg" onClick={() => setChosen(other)}>
            {other.name}
          </Button>
        ))}
      </div>
      <Dialog open={chosen !== null} onOpenChange={(open) => (open ? undefined : setChosen(null))}>
        {chosen ? (
          <DialogContent title={t('pinFor', { name: chosen.name })}>
            <ClockByPin
              other={chosen}
              way={wayOf(chosen.id)}
              onDone={(said) => {
                setChosen(null);
                onDone(said);
              }}
            />
          </DialogContent>
        ) : null}
      </Dialog>
    </section>
  );
}
