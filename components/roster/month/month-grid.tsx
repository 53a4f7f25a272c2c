import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { formatBusinessDay, formatTime } from '@/lib/format';
import { weekdayOf } from '@/server/roster/roster-rules';
import type { Month } from './month';
import { daysAway } from './month-rules';

type Person = Month['people'][number];

/** A month on a desk and on paper: people down, days across, each shift its code; each day leads to its week. */
export function MonthGrid({ month, hrefOf }: { month: Month; hrefOf: (day: string) => string }) {
  const t = useTranslations('roster');
  return (
    <div className="isolate hidden overflow-x-auto rounded-md border border-rule bg-paper md:block print:block print:overflow-visible">
      <table className="w-full min-w-[56rem] table-fixed border-collapse text-xs print:min-w-0">
        <caption className="sr-only">{t('month.caption')}</caption>
        <thead>
          <tr className="border-rule border-b bg-sunken">
            <th
              scope="col"
              className="sticky start-0 z-10 w-24 bg-sunken p-1.5 text-start font-medium text-sm"
            >
              {t('person')}
            </th>
            {month.days.map((day) => (
              <DayHead key={day.day} {...day} href={hrefOf(day.day)} />
            ))}
            <th scope="col" className="w-14 border-rule border-s p-1 text-end font-medium">
              {t('month.hours')}
            </th>
          </tr>
        </thead>
        <tbody>
          {month.people.map((person) => (
            <PersonRow key={person.id} person={person} month={month} />
          ))}
        </tbody>
        <tfoot>
          <tr className="border-rule border-t bg-sunken align-top">
            <th scope="row" className="sticky start-0 z-10 bg-sunken p-1.5 text-start font-medium text-sm">
              {t('cover')}
            </th>
            {month.days.map(({ day, people, missing }) => (
              <td key={day} className="figures border-rule border-s p-0.5 text-center">
                {people}
                {missing > 0 ? (
                  <span className="block font-medium text-alarm">
                    <span aria-hidden>−{missing}</span>
                    <span className="sr-only">{t('short', { people: missing })}</span>
                  </span>
                ) : null}
              </td>
            ))}
            <td className="border-rule border-s" />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function DayHead({ day, isUnpublished, href }: Month['days'][number] & { href: string }) {
  const t = useTranslations('roster.month');
  const locale = useLocale();
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'UTC' });
  return (
    <th
      scope="col"
      className={cn('border-rule border-s p-0 font-normal', weekdayOf(day) >= 6 && 'bg-accent-soft')}
    >
      <Link
        href={href}
        prefetch={false}
        title={formatBusinessDay(day, locale)}
        className="focus-inset figures flex flex-col items-center py-1 hover:bg-paper"
      >
        <span aria-hidden className="font-medium">
          {Number(day.slice(8))}
          {isUnpublished ? '*' : ''}
        </span>
        <span aria-hidden className="text-ink-soft">
          {weekday.format(new Date(day))}
        </span>
        <span className="sr-only">
          {formatBusinessDay(day, locale)}
          {isUnpublished ? ` ${t('unpublished')}` : ''}
        </span>
      </Link>
    </th>
  );
}

function PersonRow({ person, month }: { person: Person; month: Month }) {
  const t = useTranslations('roster');
  const away = daysAway(month.leaves, person.id, month.timeZone);
  const elsewhere = new Set(person.elsewhere);
  return (
    <tr className="border-rule border-b align-top last:border-b-0">
      <th scope="row" className="sticky start-0 z-10 truncate bg-paper p-1.5 text-start font-medium text-sm">
        {person.name}
      </th>
      {month.days.map(({ day }) => (
        <td
          key={day}
          className={cn(
            'border-rule border-s p-px text-center',
            weekdayOf(day) >= 6 && 'bg-accent-soft',
            away(day) && 'bg-sunken',
          )}
        >
          <Shifts shifts={person.shifts.filter((shift) => shift.day === day)} month={month} />
          {away(day) ? <Mark short={t('month.awayShort')} long={t('onLeave')} /> : null}
          {elsewhere.has(day) ? <Mark short={t('month.elsewhereShort')} long={t('month.elsewhere')} /> : null}
        </td>
      ))}
      <td className="figures border-rule border-s p-1 text-end">{Math.round(person.minutes / 6) / 10}</td>
    </tr>
  );
}

function Shifts({ shifts, month }: { shifts: Person['shifts']; month: Month }) {
  const kinds = useTranslations('roster.kinds');
  const locale = useLocale();
  const zoned = { locale, timeZone: month.timeZone };
  return shifts.map(({ id, startsAt, endsAt, kind, templateId, isAway }) => {
    const template = month.templates.find((one) => one.id === templateId);
    const times = `${formatTime(startsAt, zoned)}–${formatTime(endsAt, zoned)}`;
    const isWork = kind === 'WORK';
    const what = isWork ? (template?.name ?? '') : kinds(kind as 'DUTY');
    const short = isWork ? (template?.code ?? formatTime(startsAt, zoned).slice(0, 2)) : what.slice(0, 1);
    return (
      <span
        key={id}
        title={`${what} ${times}`.trim()}
        style={template && isWork ? { borderColor: `var(--shift-${template.colour.toLowerCase()})` } : {}}
        className={cn(
          'block truncate border-rule border-b-2 leading-5',
          !isWork && 'border-dotted text-ink-soft',
          isAway && 'text-ink-soft line-through',
        )}
      >
        <span aria-hidden>{short}</span>
        <span className="sr-only">{`${what} ${times}`}</span>
      </span>
    );
  });
}

function Mark({ short, long }: { short: string; long: string }) {
  return (
    <span title={long} className="block truncate text-ink-soft leading-5">
      <span aria-hidden>{short}</span>
      <span className="sr-only">{long}</span>
    </span>
  );
}
