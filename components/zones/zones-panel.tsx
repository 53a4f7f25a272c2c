'use client';

import { Plus, UserRoundX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Card, Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { MenuLink } from '@/components/ui/menu';
import { MoreMenu } from '@/components/ui/more-menu';
import { FREE_ZONE_KINDS } from '@/server/zones/schema';
import type { UnownedZones } from '@/server/zones/unowned-zones';
import { AddZone } from './add-zone';
import { AssignOwner } from './assign-owner';
import { UnownedGaps } from './unowned-notice';
import type { ShownZone } from './zone-history';
import { ZoneMenu } from './zone-menu';

type Props = {
  storeId: string;
  zones: readonly ShownZone[];
  people: readonly { id: string; name: string }[];
  timeZone: string;
  mayManage: boolean;
  /** Stretches of the last 30 days without an owner. */
  gaps: UnownedZones['past'];
};

/** The zones of a store and who answers for each. One that nobody answers for is an error before it costs something. */
export function ZonesPanel(props: Props) {
  const t = useTranslations('zones');
  const [adding, setAdding] = useState(false);
  const ownerless = props.zones.filter(({ owner }) => !owner || owner.gone);
  return (
    <Section
      title={t('title')}
      description={t('description')}
      actions={
        <>
          {props.mayManage ? (
            <Button variant="primary" onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              {t('add')}
            </Button>
          ) : null}
          <MoreMenu of={t('title')}>
            <MenuLink href={`/stores/${props.storeId}/plan`}>{t('plan.open')}</MenuLink>
            <MenuLink href={`/stores/${props.storeId}/zone-figures`}>{t('figures.title')}</MenuLink>
          </MoreMenu>
        </>
      }
    >
      {ownerless.length > 0 ? (
        <Callout tone="warn" title={t('ownerlessTitle', { count: ownerless.length })}>
          {ownerless.map(({ name }) => name).join(t('comma'))}
        </Callout>
      ) : null}
      <UnownedGaps past={props.gaps} timeZone={props.timeZone} />
      <Card padding="none">
        <ul className="divide-y divide-rule">
          {props.zones.map((zone) => (
            <ZoneRow key={zone.id} zone={zone} {...props} />
          ))}
        </ul>
      </Card>
      {adding ? <AddZone storeId={props.storeId} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

function ZoneRow({ zone, ...props }: Props & { zone: ShownZone }) {
  const t = useTranslations('zones');
  const [assigning, setAssigning] = useState(false);
  const next = zone.assignments.filter(({ state }) => state === 'later').at(-1);
  return (
    <li className="grid items-center gap-x-4 gap-y-2 px-4 py-3 text-sm sm:grid-cols-[3rem_minmax(8rem,1fr)_minmax(12rem,2fr)_auto]">
      <span className="figures text-ink-soft max-sm:hidden">{zone.code}</span>
      <span className="flex flex-wrap items-center gap-2 font-medium">
        <span className="figures text-ink-soft sm:hidden">{zone.code}</span>
        {zone.name}
        {FREE_ZONE_KINDS.some((kind) => kind === zone.kind) ? <Badge>{t(`kinds.${zone.kind}`)}</Badge> : null}
      </span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {zone.owner ? (
          <>
            <span>{zone.owner.personName}</span>
            {zone.owner.gone ? <Badge tone="warn">{t('ownerGone')}</Badge> : null}
            <span className="text-ink-soft">
              {t('since')} <DateTime at={zone.owner.startsAt} timeZone={props.timeZone} />
              {zone.owner.endsAt ? (
                <>
                  {' '}
                  {t('until')} <DateTime at={zone.owner.endsAt} timeZone={props.timeZone} />
                </>
              ) : null}
            </span>
          </>
        ) : (
          <Badge tone="warn" icon={UserRoundX}>
            {t('noOwner')}
          </Badge>
        )}
        {next ? (
          <span className="text-ink-soft">
            {t('next', { name: next.personName })} <DateTime at={next.startsAt} timeZone={props.timeZone} />
          </span>
        ) : null}
      </span>
      {props.mayManage ? (
        <span className="flex gap-2 sm:justify-end">
          <Button onClick={() => setAssigning(true)}>{zone.owner ? t('handOver') : t('assign')}</Button>
          <ZoneMenu storeId={props.storeId} zone={zone} timeZone={props.timeZone} />
        </span>
      ) : null}
      {assigning ? (
        <AssignOwner
          storeId={props.storeId}
          zone={zone}
          people={props.people}
          timeZone={props.timeZone}
          onClose={() => setAssigning(false)}
        />
      ) : null}
    </li>
  );
}
