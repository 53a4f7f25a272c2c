import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { TextLink } from '@/components/ui/text-link';
import type { Unsettled } from '@/server/attendance/month-unsettled';

/** So many at once; the rest shows as these are settled. */
const SHOWN = 40;

/** Days that keep a month from being locked, each a way to its facts. */
export function UnsettledDays({
  days,
  to,
}: {
  days: readonly { personId: string; name: string; day: string; why: Unsettled }[];
  to: (personId: string, day: string) => string;
}) {
  const t = useTranslations('attendance');
  const once = [
    ...new Map(days.map((one) => [`${one.personId} ${one.day} ${one.why}`, one])).values(),
  ].toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
  if (once.length === 0) return null;
  return (
    <Section title={t('unsettledTitle')} description={t('unsettledHint')}>
      <ul className="grid gap-x-6 sm:grid-cols-2 lg:grid-cols-3">
        {once.slice(0, SHOWN).map((one) => (
          <li
            key={`${one.personId} ${one.day} ${one.why}`}
            className="flex flex-wrap items-center gap-x-2 text-sm"
          >
            <TextLink
              href={to(one.personId, one.day)}
              className="inline-flex min-h-8 items-center gap-2 pointer-coarse:min-h-11"
            >
              {one.name} <BusinessDay day={one.day} />
            </TextLink>
            <span className="text-ink-soft">{t(`unsettledOf.${one.why}`)}</span>
          </li>
        ))}
      </ul>
      {once.length > SHOWN ? (
        <p className="text-ink-soft text-sm">{t('unsettledMore', { count: once.length - SHOWN })}</p>
      ) : null}
    </Section>
  );
}
