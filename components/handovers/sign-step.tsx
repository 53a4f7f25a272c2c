'use client';

import { Check } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { PinOf } from '@/components/staff/pin-of';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';

/** Both sign on the one phone, one after the other; the sixth digit of the second asks. */
export function SignStep(props: {
  giver: string;
  taker: string;
  /** What they sign for. */
  said: ReactNode;
  busy: boolean;
  onBack: () => void;
  onSigned: (pins: { giver: string; taker: string }) => Promise<void>;
}) {
  const t = useTranslations('handovers');
  const [giver, setGiver] = useState('');
  const first = giver === '';
  const name = first ? props.giver : props.taker;

  function sign(pin: string) {
    if (first) return setGiver(pin);
    return props.onSigned({ giver, taker: pin }).finally(() => setGiver(''));
  }
  return (
    <div className="flex flex-1 flex-col gap-4">
      <p>
        {props.said}
        <span className="block text-ink-soft text-sm">{t('signHint')}</span>
      </p>
      <ol className="divide-y divide-rule rounded-md border border-rule bg-paper">
        {[
          { role: t('gives'), name: props.giver, signed: !first },
          { role: t('takes'), name: props.taker, signed: !first && props.busy },
        ].map((person) => (
          <li key={person.role} className="flex min-h-12 items-center gap-3 px-3">
            <span className="text-ink-soft text-sm">{person.role}</span>
            <span className="flex-1 font-medium">{person.name}</span>
            {person.signed ? (
              <Badge tone="ok" icon={Check}>
                {t('pinOk')}
              </Badge>
            ) : null}
          </li>
        ))}
      </ol>
      <PinOf
        name={name}
        busy={props.busy}
        onPin={sign}
        // Nothing typed yet: the one before slipped, and types again from the start.
        onBackFromEmpty={() => setGiver('')}
      />
      <Button size="lg" className="mt-auto" disabled={props.busy} onClick={props.onBack}>
        {t('back')}
      </Button>
    </div>
  );
}
