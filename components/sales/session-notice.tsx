'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { DateTime } from '@/components/ui/date-time';
import { formatBusinessDay } from '@/lib/format';
import { useCounter } from './counter-context';

/** What is wrong with the drawer that is open: somebody else's own one, or one of an earlier day. */
export function SessionNotice() {
  const t = useTranslations('sales.session');
  const locale = useLocale();
  const { session, settings, person, show } = useCounter();
  if (session === null) return null;
  const foreign = settings.store.drawerPolicy === 'OWN' && session.openedById !== person.id;
  const earlier = session.businessDay < settings.businessDay;
  if (!foreign && !earlier)
    return session.countedAt ? <CountedNotice at={new Date(session.countedAt)} /> : null;
  return (
    <Callout
      tone="warn"
      title={
        foreign
          ? t('ofAnother', { person: session.openedBy })
          : t('ofDay', { day: formatBusinessDay(session.businessDay, locale) })
      }
      actions={
        <Button size="lg" onClick={() => show({ name: 'till' })}>
          {t('toTill')}
        </Button>
      }
    >
      {t(foreign ? 'ofAnotherHint' : 'ofDayHint')}
    </Callout>
  );
}

/** The drawer was counted and is not closed: what is sold now means counting it again. */
function CountedNotice({ at }: { at: Date }) {
  const t = useTranslations('sales.session');
  const { settings, show } = useCounter();
  return (
    <Callout
      tone="warn"
      title={t.rich('counted', { time: () => <DateTime at={at} timeZone={settings.store.timeZone} /> })}
      actions={
        <Button size="lg" onClick={() => show({ name: 'till' })}>
          {t('toTill')}
        </Button>
      }
    >
      {t('countedHint')}
    </Callout>
  );
}
