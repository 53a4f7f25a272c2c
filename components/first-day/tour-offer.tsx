'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useState, useSyncExternalStore } from 'react';
import { useShellSession } from '@/components/shell/session';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

const Tour = dynamic(() => import('./tour').then((part) => part.Tour));

const never = () => () => undefined;
const keyOf = (personId: string) => `daybook-toured-${personId}`;

/** Offered to a clerk until they have seen it or said no, on each device; it never stands in the way. */
export function TourOffer() {
  const t = useTranslations('firstDay.tour');
  const { person, roles } = useShellSession();
  const [answered, setAnswered] = useState(false);
  const [touring, setTouring] = useState(false);
  // On the server nobody knows: offered only once the device says it was not answered yet.
  const known = useSyncExternalStore(
    never,
    () => wasAnswered(person.id),
    () => true,
  );

  function answer() {
    keepAnswer(person.id);
    setAnswered(true);
    setTouring(false);
  }

  if (!roles.includes('CLERK') || known || answered) return null;
  if (touring) return <Tour onLeave={answer} />;
  return (
    <Callout
      title={t('offer')}
      actions={
        <>
          <Button variant="primary" onClick={() => setTouring(true)}>
            {t('look')}
          </Button>
          <Button onClick={answer}>{t('no')}</Button>
        </>
      }
    />
  );
}

/** A browser that keeps nothing is asked nothing: it would be asked every time. */
function wasAnswered(personId: string): boolean {
  try {
    return localStorage.getItem(keyOf(personId)) !== null;
  } catch {
    return true;
  }
}

function keepAnswer(personId: string): void {
  try {
    localStorage.setItem(keyOf(personId), '1');
  } catch {
    // Then it is offered once more.
  }
}
