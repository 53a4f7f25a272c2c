import { useTranslations } from 'next-intl';
import { Callout } from '@/components/ui/callout';
import { DateTime } from '@/components/ui/date-time';
import type { UnownedZones } from '@/server/zones/unowned-zones';

/** Stretches of the last 30 days in which nobody answered for a zone. */
export function UnownedGaps({ past, timeZone }: { past: UnownedZones['past']; timeZone: string }) {
  const t = useTranslations('zones');
  if (past.length === 0) return null;
  return (
    <Callout title={t('gapsTitle', { count: past.length })}>
      <ul>
        {past.slice(0, 10).map((gap) => (
          <li key={`${gap.zoneId} ${gap.from.toISOString()}`}>
            {t('gap', { zone: gap.name })}
            <DateTime at={gap.from} timeZone={timeZone} /> – <DateTime at={gap.to} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </Callout>
  );
}
