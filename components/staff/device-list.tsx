'use client';

import { KeyRound, Tablet } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { NextStep } from '@/components/shell/next-step';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Card, Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { EmptyState } from '@/components/ui/empty-state';
import { formatDuration } from '@/lib/format';
import type { SeenDevice } from '@/server/insight/devices/devices-seen';
import type { listDevices } from '@/server/staff/devices/list-devices';
import { DeviceState } from './device-state';
import { EnrolmentCodeDialog } from './enrolment-code-dialog';
import { RevokeDevice } from './revoke-device';

type ShownTill = Awaited<ReturnType<typeof listDevices>>[number];
type ShownDevice = ShownTill['devices'][number];
type Heard = ReadonlyMap<string, SeenDevice>;

/** Stores, their tills, and the devices on each: in use first, what was revoked folded away. */
export function DeviceList({
  tills,
  heard,
  host,
  mayAddTills,
}: {
  tills: readonly ShownTill[];
  /** By the device's id: those in use. */
  heard: Heard;
  host: string;
  mayAddTills: boolean;
}) {
  const t = useTranslations('staff.devices');
  if (tills.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={Tablet}
          title={t('noTills')}
          description={t('noTillsHint')}
          action={
            <NextStep
              permission="stores.manage"
              may={mayAddTills}
              ways={[{ label: t('toStores'), href: '/stores' }]}
            />
          }
        />
      </Card>
    );
  }
  const stores = new Map(tills.map(({ storeId, storeName }) => [storeId, storeName]));
  return [...stores].map(([storeId, storeName]) => (
    <Section key={storeId} title={storeName}>
      <div className="grid gap-4 xl:grid-cols-2">
        {tills
          .filter((till) => till.storeId === storeId)
          .map((till) => (
            <TillDevices key={till.id} till={till} heard={heard} host={host} />
          ))}
      </div>
    </Section>
  ));
}

function TillDevices({ till, heard, host }: { till: ShownTill; heard: Heard; host: string }) {
  const t = useTranslations('staff.devices');
  const [making, setMaking] = useState(false);
  const live = till.devices.filter(({ revokedAt }) => revokedAt === null);
  const former = till.devices.filter(({ revokedAt }) => revokedAt !== null);
  return (
    <Card padding="none" className="flex flex-col">
      <header className="flex flex-wrap items-center justify-between gap-2 border-rule border-b px-4 py-3">
        <h3 className="font-medium">
          {till.name} <span className="figures font-normal text-ink-soft text-sm">{till.code}</span>
        </h3>
        {till.mayManage ? (
          <Button onClick={() => setMaking(true)}>
            <KeyRound aria-hidden />
            {t('newCode')}
          </Button>
        ) : null}
      </header>
      {live.length === 0 ? (
        <p className="px-4 py-6 text-ink-soft text-sm">{t('none')}</p>
      ) : (
        <DeviceRows till={till} devices={live} heard={heard} />
      )}
      {former.length > 0 ? (
        <details className="border-rule border-t text-sm">
          <summary className="cursor-pointer px-4 py-3 text-ink-soft">
            {t('former', { count: former.length })}
          </summary>
          <DeviceRows till={till} devices={former} heard={heard} />
        </details>
      ) : null}
      {making ? <EnrolmentCodeDialog till={till} host={host} onClose={() => setMaking(false)} /> : null}
    </Card>
  );
}

function DeviceRows({
  till,
  devices,
  heard,
}: {
  till: ShownTill;
  devices: readonly ShownDevice[];
  heard: Heard;
}) {
  const t = useTranslations('staff.devices');
  const locale = useLocale();
  return (
    <ul className="divide-y divide-rule">
      {devices.map((device) => (
        <li
          key={device.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 text-sm"
        >
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {device.name}
              <DeviceBadge
                isRevoked={device.revokedAt !== null}
                isSilent={heard.get(device.id)?.isSilent ?? false}
              />
            </p>
            {device.clockAheadMs === 0 || device.revokedAt ? null : (
              <p className="mt-1 text-alarm">
                {t('clockOff', {
                  direction: device.clockAheadMs > 0 ? 'ahead' : 'behind',
                  span: formatDuration(device.clockAheadMs, locale),
                })}
              </p>
            )}
            <p className="mt-1 text-ink-soft">
              {t('prefix')} <span className="figures">{device.prefix}</span>
            </p>
            <p className="text-ink-soft">
              {t('enrolled')} <DateTime at={device.enrolledAt} timeZone={till.timeZone} />
              {device.enrolledBy ? ` · ${device.enrolledBy}` : ''}
            </p>
            <LastHeard at={heard.get(device.id)?.heardAt} timeZone={till.timeZone} />
            {device.revokedAt ? null : <DeviceState seen={heard.get(device.id)} timeZone={till.timeZone} />}
          </div>
          {till.mayManage && !device.revokedAt ? (
            <RevokeDevice
              storeId={till.storeId}
              device={device}
              unsent={heard.get(device.id)?.unsent?.count ?? 0}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function DeviceBadge({ isRevoked, isSilent }: { isRevoked: boolean; isSilent: boolean }) {
  const t = useTranslations('staff.devices');
  if (isRevoked) return <Badge>{t('revoked')}</Badge>;
  return isSilent ? <Badge tone="warn">{t('silent')}</Badge> : <Badge tone="ok">{t('live')}</Badge>;
}

/** As the administrator's home says it: a sign-in or a receipt, whichever came last. */
function LastHeard({ at, timeZone }: { at: Date | undefined; timeZone: string }) {
  const t = useTranslations('staff.devices');
  if (!at) return null;
  return (
    <p className="text-ink-soft">
      {t('lastHeard')} <DateTime at={at} timeZone={timeZone} />
    </p>
  );
}
