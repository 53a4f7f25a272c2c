import { useLocale, useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatBusinessDay } from '@/lib/format';
import { EditEmployment } from './employment-form';
import { GrantLeave } from './grant-leave';
import { hoursText } from './limits';
import type { RosterPerson } from './roster-person';

/** A store's people: what they were taken on for, and what is left of their leave. */
export function PeopleTable({ people, year }: { people: readonly RosterPerson[]; year: number }) {
  const t = useTranslations('roster.settings.people');
  const locale = useLocale();
  const day = (text: string | null) => (text ? formatBusinessDay(text, locale) : '–');
  return (
    <Section
      paper
      title={t('title')}
      description={
        <>
          {t('hint')} <TextLink href="/people">{t('roles')}</TextLink>
        </>
      }
    >
      {people.length === 0 ? (
        <EmptyState title={t('none')} description={t('noneHint')} />
      ) : (
        <ListTable
          aria-label={t('title')}
          headings={[
            t('person'),
            t('contract'),
            t('dates'),
            t('bornOn'),
            { numeric: t('annual', { year }) },
            { numeric: t('inLieu', { year }) },
            t('acts'),
          ]}
        >
          <TableBody>
            {people.map((person) => {
              const { employment } = person;
              return (
                <TableRow key={person.id}>
                  <TableCell className="font-medium">{person.name}</TableCell>
                  <TableCell>
                    {employment ? (
                      t('contractOf', {
                        kind: t(`kinds.${employment.kind as 'FULL_TIME'}`),
                        hours: hoursText(employment.weekMinutes),
                      })
                    ) : (
                      <Badge tone="warn">{t('unknown')}</Badge>
                    )}
                  </TableCell>
                  <TableCell>
                    {employment?.startsOn || employment?.endsOn
                      ? `${day(employment.startsOn)} – ${day(employment.endsOn)}`
                      : '–'}
                  </TableCell>
                  <TableCell>{day(employment?.bornOn ?? null)}</TableCell>
                  <TableCell numeric>{t('hours', { hours: hoursText(person.annualMinutes) })}</TableCell>
                  <TableCell numeric>{t('hours', { hours: hoursText(person.inLieuMinutes) })}</TableCell>
                  <TableCell>
                    <span className="flex flex-wrap gap-1">
                      <EditEmployment person={person} />
                      <GrantLeave person={person} year={year} />
                    </span>
                  </TableCell>
                </TableRow>
              );
            })}
          </TableBody>
        </ListTable>
      )}
    </Section>
  );
}
