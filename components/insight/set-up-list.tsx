import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { PageSession } from '@/components/shell/page-session';
import { Badge } from '@/components/ui/badge';
import { Card, Section } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { formatDateTime } from '@/lib/format';
import { serverApi } from '@/trpc/server';

type Found = Awaited<ReturnType<Awaited<ReturnType<typeof serverApi>>['insight']['setUp']>>;
type Words = Awaited<ReturnType<typeof getTranslations<'insight.setUp'>>>;

interface Line {
  what: string;
  /** Where it is looked after. */
  href: string;
  isFine: boolean;
  /** What there is to say, each part with its way. */
  said: ReactNode;
}

/** What an administrator looks after: what is not set up yet, and what is down; what needs attention first. */
export async function SetUpList({ page }: { page: PageSession }) {
  if (!page.may('people.manage', null)) return null;
  const [t, locale, api] = await Promise.all([getTranslations('insight.setUp'), getLocale(), serverApi()]);
  const found = await api.insight.setUp();
  const at = (moment: Date) => formatDateTime(moment, { locale, timeZone: page.timeZoneOf(null) });
  const lines = [...placesAndPeople(found, t, at), ...machinery(found, t, at)];
  return (
    <Section title={t('title')} description={t('hint')}>
      <Card>
        <ul className="flex flex-col divide-y divide-rule">
          {lines
            .toSorted((a, b) => Number(a.isFine) - Number(b.isFine))
            .map(({ what, href, isFine, said }) => (
              <li
                key={what}
                className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 py-2.5 text-sm first:pt-0 last:pb-0 sm:grid-cols-[10rem_1fr_auto]"
              >
                <TextLink href={href} className="w-fit font-medium">
                  {what}
                </TextLink>
                <span className="text-ink-soft max-sm:order-last max-sm:col-span-2">{said}</span>
                <Badge tone={isFine ? 'ok' : 'warn'}>{t(isFine ? 'fine' : 'look')}</Badge>
              </li>
            ))}
        </ul>
      </Card>
    </Section>
  );
}

function placesAndPeople(found: Found, t: Words, at: (moment: Date) => string): Line[] {
  const { storesWithoutTill, storesWithoutOwners, people, silentDevices } = found;
  return [
    {
      what: t('tills'),
      href: '/stores',
      ...lacking(
        t('storesWithoutTill'),
        storesWithoutTill.map(({ id, name }) => ({ key: id, href: `/stores/${id}`, words: name })),
        t('tillsFine'),
      ),
    },
    {
      what: t('owners'),
      href: '/stores',
      ...lacking(
        t('storesWithoutOwners'),
        storesWithoutOwners.map(({ id, name, count }) => ({
          key: id,
          href: `/stores/${id}`,
          words: t('zonesCount', { store: name, count }),
        })),
        t('ownersFine'),
      ),
    },
    {
      what: t('people'),
      href: '/people',
      ...lacking(
        t('peopleNotReady'),
        people.map(({ id, name, lacks }) => ({
          key: id,
          href: `/people/${id}`,
          words: `${name} (${t(lacks)})`,
        })),
        t('peopleFine'),
      ),
    },
    {
      what: t('devices'),
      href: '/devices',
      ...lacking(
        t('silent'),
        silentDevices.map(({ id, name, heardAt }) => ({
          key: id,
          href: '/devices',
          words: `${name} (${t('heard', { when: at(heardAt) })})`,
        })),
        t('devicesFine', { count: found.devices }),
      ),
    },
  ];
}

function machinery({ backup, worker }: Found, t: Words, at: (moment: Date) => string): Line[] {
  const lastBackup = () => {
    if (backup.failed) return t('backupFailed');
    if (backup.at === null) return t('backupNever');
    return t(backup.isOld ? 'backupOld' : 'backupGood', { when: at(backup.at) });
  };
  return [
    {
      what: t('backup'),
      href: '/my/notices',
      isFine: !backup.failed && backup.at !== null && !backup.isOld,
      said: lastBackup(),
    },
    {
      what: t('worker'),
      href: '/my/notices',
      isFine: worker.isAlive,
      said: t(worker.isAlive ? 'workerGood' : 'workerDead'),
    },
  ];
}

/** What is missing, each with its way; or that nothing is. */
function lacking(
  lead: string,
  rows: readonly { key: string; href: string; words: string }[],
  fine: string,
): Pick<Line, 'isFine' | 'said'> {
  if (rows.length === 0) return { isFine: true, said: fine };
  return {
    isFine: false,
    said: (
      <span className="flex flex-wrap gap-x-3 gap-y-1">
        <span>{lead}</span>
        {rows.map(({ key, href, words }) => (
          <TextLink key={key} href={href}>
            {words}
          </TextLink>
        ))}
      </span>
    ),
  };
}
