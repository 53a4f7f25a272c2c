import { useTranslations } from 'next-intl';
import { Card, Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';

export interface OpenDrawer {
  storeId: string;
  tillCode: string;
  sessionId: string;
  person: string;
  since: Date;
}

/** Who has a drawer open at this moment. */
export function WhoIsOn({
  drawers,
  storeName,
  timeZoneOf,
}: {
  drawers: readonly OpenDrawer[];
  /** Null: there is one store, which needs no name. */
  storeName: (storeId: string) => string | null;
  timeZoneOf: (storeId: string) => string;
}) {
  const t = useTranslations('insight');
  return (
    <Section title={t('whoIsOn')}>
      <Card>
        {drawers.length === 0 ? (
          <p className="text-ink-soft text-sm">{t('nobodyOn')}</p>
        ) : (
          <ul className="flex flex-col divide-y divide-rule">
            {drawers.map((drawer) => (
              <li
                key={drawer.sessionId}
                className="flex flex-wrap items-baseline gap-x-3 py-1.5 text-sm first:pt-0 last:pb-0"
              >
                <span className="font-medium">{drawer.person}</span>
                <TextLink href={`/tills/${drawer.storeId}/${drawer.sessionId}`}>
                  {t('tillOf', { till: drawer.tillCode })}
                </TextLink>
                <DateTime
                  at={drawer.since}
                  timeZone={timeZoneOf(drawer.storeId)}
                  show="time"
                  className="text-ink-soft"
                />
                <span className="ml-auto text-ink-soft">{storeName(drawer.storeId)}</span>
              </li>
            ))}
          </ul>
        )}
      </Card>
    </Section>
  );
}
