import { useLocale, useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { Section } from '@/components/ui/card';
import { formatTime } from '@/lib/format';
import type { attendanceSection } from '@/server/attendance/day-report/attendance-section';

/** Who was in the store, and when somebody was alone there. */
export function AttendancePart({ details, timeZone }: PartProps<typeof attendanceSection>) {
  const t = useTranslations('attendance.ofDay');
  const locale = useLocale();
  const { stays, alone, isMissing } = details;
  const time = (at: Date | null) => (at ? formatTime(at, { locale, timeZone }) : t('unknown'));
  return (
    <Section paper title={t('title')}>
      <div className="flex flex-col gap-2 px-3 py-3 text-sm">
        {stays.length === 0 ? <p className="text-ink-soft">{t('nobody')}</p> : null}
        <ul className="flex flex-col gap-1">
          {stays.map((one) => (
            <li key={`${one.personId} ${one.from?.getTime()} ${one.to?.getTime()}`}>
              {one.name}{' '}
              <span className="figures">{`${time(one.from)}–${one.isHere ? t('here') : time(one.to)}`}</span>
            </li>
          ))}
        </ul>
        {alone.map((one) => (
          <p key={`${one.personId} ${one.from.getTime()}`} className="text-ink-soft">
            {t('alone', { name: one.name, from: time(one.from), to: time(one.to) })}
          </p>
        ))}
        {!isMissing ? null : <p className="text-ink-soft">{t('notSure')}</p>}
      </div>
    </Section>
  );
}
