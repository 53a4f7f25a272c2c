'use client';

import { Plus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { cn } from '@/components/ui/cn';
import { atMinute } from '@/lib/business-day';
import { formatBusinessDay, formatTime } from '@/lib/format';
import type { Finding, PlanningFacts } from '@/server/roster/planning-facts-rules';
import { AloneRow } from './alone-row';
import { minutesOf, ofCell } from './board-rules';
import { CoverRow } from './cover-row';
import { ShiftChip } from './shift-chip';
import { TurnsOf } from './turns';
import type { BoardShift, Week } from './week';

interface Props {
  week: Week;
  /** The plan as it stands on the board. */
  facts: PlanningFacts;
  shifts: readonly BoardShift[];
  /** Open ones: what somebody answered for no longer stands on a shift. */
  findings: readonly Finding[];
  unpublished: readonly { shiftId: string }[];
  label: (shift: BoardShift, found: readonly Finding[]) => string;
  onAdd: (personId: string, day: string) => void;
  onOpen: (shift: BoardShift) => void;
  onMove: (shift: BoardShift, to: { personId: string; day: string }) => void;
  onStep: (shift: BoardShift, by: { people: number; days: number }) => void;
  onRemove: (shift: BoardShift) => void;
}

/** People down, days across; the days' gaps below. */
export function BoardGrid({ week, facts, shifts, findings, ...acts }: Props) {
  const t = useTranslations('roster');
  const locale = useLocale();
  const { days } = week.facts;
  return (
    <div className="isolate overflow-x-auto rounded-md border border-rule bg-paper">
      <table className="w-full min-w-[60rem] table-fixed border-collapse text-sm">
        <caption className="sr-only">{t('caption')}</caption>
        <thead>
          <tr className="border-rule border-b bg-sunken">
            <th scope="col" className="sticky start-0 z-20 w-24 bg-sunken p-2 sm:w-32 text-start font-medium">
              {t('person')}
            </th>
            {days.map((day) => (
              <th
                key={day}
                id={`day-${day}`}
                scope="col"
                className="scroll-ms-24 border-rule border-s p-2 text-start font-medium target:bg-accent-soft sm:scroll-ms-32"
              >
                {formatBusinessDay(day, locale)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.people.map((person) => (
            <PersonRow
              key={person.id}
              facts={facts}
              person={person}
              week={week}
              shifts={shifts.filter(({ personId }) => personId === person.id)}
              findings={findings}
              {...acts}
            />
          ))}
        </tbody>
        <tfoot>
          <CoverRow facts={facts} />
          <AloneRow facts={facts} people={week.people} />
        </tfoot>
      </table>
    </div>
  );
}

function PersonRow({
  person,
  week,
  facts,
  shifts,
  findings,
  unpublished,
  label,
  onAdd,
  onOpen,
  onMove,
  onStep,
  onRemove,
}: Props & { person: Week['people'][number] }) {
  const t = useTranslations('roster');
  const roleNames = useTranslations('shell.roles');
  const locale = useLocale();
  const changed = new Set(unpublished.map(({ shiftId }) => shiftId));
  const zones = new Map(week.zones.map(({ id, code }) => [id, code]));
  const colours = new Map(week.templates.map(({ id, colour }) => [id, colour]));
  return (
    <tr className="border-rule border-b align-top last:border-b-0">
      <th scope="row" className="sticky start-0 z-20 bg-paper p-2 text-start font-medium">
        <span className="block truncate">{person.name}</span>
        {person.roles.length > 0 ? (
          <span className="block truncate font-normal text-ink-soft text-xs">
            {person.roles.map((role) => roleNames(role)).join(' ')}
          </span>
        ) : null}
        <span className="figures block font-normal text-ink-soft text-xs">
          {t('hours', { hours: Math.round(minutesOf(facts, person.id) / 6) / 10 })}
        </span>
        <TurnsOf turns={person.turns} />
        {week.unseenBy.includes(person.id) ? (
          <span className="block font-normal text-ink-soft text-xs">{t('unseen')}</span>
        ) : null}
      </th>
      {week.facts.days.map((day) => {
        const here = shifts.filter((shift) => shift.day === day);
        const found = ofCell(findings, person.id, day);
        const leave = week.facts.leaves.find(
          ({ personId, startsAt, endsAt }) =>
            personId === person.id && isWithin(day, startsAt, endsAt, week.facts.timeZone),
        );
        return (
          <td
            key={day}
            data-cell=""
            data-person={person.id}
            data-day={day}
            className={cn('group border-rule border-s p-1', leave && 'bg-sunken')}
          >
            <div className="flex min-h-9 flex-col gap-1">
              {leave ? (
                <span className="figures px-1 text-ink-soft text-xs">
                  {t('onLeave')}
                  {timesOn(day, leave, { locale, timeZone: week.facts.timeZone })}
                </span>
              ) : null}
              {here.map((shift) => (
                <ShiftChip
                  key={shift.id}
                  shift={shift}
                  label={label(shift, found)}
                  zone={zones.get(shift.zoneId ?? '') ?? null}
                  colour={shift.templateId ? (colours.get(shift.templateId) ?? null) : null}
                  severity={found[0]?.severity ?? null}
                  isChanged={changed.has(shift.id)}
                  onOpen={() => onOpen(shift)}
                  onMove={(to) => onMove(shift, to)}
                  onStep={(by) => onStep(shift, by)}
                  onRemove={() => onRemove(shift)}
                />
              ))}
              <button
                type="button"
                aria-label={t('addFor', { name: person.name, day: formatBusinessDay(day, locale) })}
                onClick={() => onAdd(person.id, day)}
                className={cn(
                  'flex h-7 items-center justify-center rounded-sm text-ink-faint hover:bg-sunken focus-visible:bg-sunken pointer-coarse:h-11',
                  here.length > 0 &&
                    'pointer-fine:opacity-0 group-hover:opacity-100 focus-visible:opacity-100',
                )}
              >
                <Plus aria-hidden className="size-4" />
              </button>
            </div>
          </td>
        );
      })}
    </tr>
  );
}

/** From when to when a leave takes part of a day; nothing where it takes all of it. */
function timesOn(
  day: string,
  { startsAt, endsAt }: { startsAt: Date; endsAt: Date },
  zoned: { locale: string; timeZone: string },
): string {
  const [from, to] = [atMinute(day, zoned.timeZone, 0), atMinute(day, zoned.timeZone, 1_440)];
  if (startsAt <= from && endsAt >= to) return '';
  const [begins, ends] = [startsAt < from ? from : startsAt, endsAt > to ? to : endsAt];
  return ` ${formatTime(begins, zoned)}–${formatTime(ends, zoned)}`;
}

function isWithin(day: string, startsAt: Date, endsAt: Date, timeZone: string): boolean {
  const noon = new Intl.DateTimeFormat('en-CA', { timeZone });
  return noon.format(startsAt) <= day && day <= noon.format(new Date(endsAt.getTime() - 1));
}
