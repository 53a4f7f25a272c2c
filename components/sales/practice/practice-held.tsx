'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useErrorText } from '@/components/shell/use-error-text';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { formatTime } from '@/lib/format';
import { useCounter } from '../counter-context';
import { HeldRow, HoldForm } from '../held-screen';
import { ScreenFrame } from '../screen-frame';
import { useHeldPractice } from './use-held-practice';

/** Held sales as they look every day, with what was put aside in practice. */
export function PracticeHeld() {
  const t = useTranslations('sales.held');
  const basketWords = useTranslations('sales.basket');
  const errorText = useErrorText();
  const locale = useLocale();
  const { settings, state } = useCounter();
  const { held, hold, take, drop, busy, error } = useHeldPractice();
  const isEmpty = state.basket.lines.length === 0;
  const isPaidFor = state.basket.payment.tenders.length > 0;
  const said = () => undefined;
  return (
    <ScreenFrame title={t('title')}>
      {isEmpty ? null : isPaidFor ? (
        <Callout tone="warn" title={basketWords('takenFirst')} />
      ) : (
        <HoldForm hold={hold} busy={busy} error={error} />
      )}
      {isEmpty && error ? <Callout tone="late" title={errorText(error)} /> : null}
      {held.length === 0 ? <EmptyState title={t('none')} description={t('noneHint')} /> : null}
      {isEmpty || held.length === 0 ? null : <Callout title={t('finishFirst')} />}
      <ul className="divide-y divide-rule rounded-md border border-rule bg-paper empty:hidden">
        {held.map((one) => (
          <HeldRow
            key={one.id}
            sale={one}
            note={`${formatTime(new Date(one.at), { locale, timeZone: settings.store.timeZone })} · ${one.heldBy}`}
            take={t('resume')}
            disabled={!isEmpty}
            loading={busy}
            onTake={() => void take(one.id).catch(said)}
            onDiscard={() => void drop(one.id).catch(said)}
          />
        ))}
      </ul>
    </ScreenFrame>
  );
}
