'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { OWN_BUILD } from '@/client/own-build';
import { DateTime } from '@/components/ui/date-time';
import type { SeenDevice } from '@/server/insight/devices/devices-seen';

/** As much of a build's name as people compare. */
const SHOWN = 8;

/** What a device said of itself when it was last heard, and which of its receipt numbers nobody accounts for. */
export function DeviceState({ seen, timeZone }: { seen: SeenDevice | undefined; timeZone: string }) {
  const t = useTranslations('staff.devices');
  if (!seen) return null;
  const { unsent, build, gap } = seen;
  return (
    <>
      {unsent === null ? null : unsent.count === 0 ? (
        <p className="text-ink-soft">{t('allSent')}</p>
      ) : (
        <p className="text-alarm">
          {t('unsent', { count: unsent.count })}
          {unsent.since ? (
            <>
              {' · '}
              {t('unsentSince')} <DateTime at={unsent.since} timeZone={timeZone} />
            </>
          ) : null}
        </p>
      )}
      {build === '' ? null : (
        <p className="text-ink-soft">
          {t(build === OWN_BUILD ? 'buildCurrent' : 'buildOld')}{' '}
          <span className="figures">{build.slice(0, SHOWN)}</span>
        </p>
      )}
      {gap ? (
        <p className="text-alarm">
          {t('gap', { count: gap.count, number: gap.number })} <DateTime at={gap.since} timeZone={timeZone} />{' '}
          <Link
            href={`/open-items?store=${seen.storeId}`}
            className="link-reach rounded-sm text-accent underline underline-offset-4"
          >
            {t('gapOpen')}
          </Link>
        </p>
      ) : null}
    </>
  );
}
