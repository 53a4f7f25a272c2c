import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Table, TableBody, TableCell, TableHeadings, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { trainingTable } from '@/server/training/records/training-table';
import { StateBadge } from './state-badge';

type Grid = Awaited<ReturnType<typeof trainingTable>>;

/** People by courses: where each stands, and how well they did; each cell leads to its records. */
export function TrainingGrid({ people, courses }: { people: Grid['people']; courses: Grid['courses'] }) {
  const t = useTranslations('training');
  return (
    <Table tall aria-label={t('title')}>
      <TableHeadings of={[t('person'), ...courses.map(({ title }) => title)]} />
      <TableBody>
        {people.map((person) => (
          <TableRow key={person.id}>
            <TableCell className="sticky left-0 z-1 whitespace-nowrap bg-paper">
              <TextLink href={`/training/records/${person.id}`}>{person.name}</TextLink>
            </TableCell>
            {courses.map(({ id, title }) => {
              const cell = person.cells.find(({ courseId }) => courseId === id);
              if (!cell || cell.state === 'NONE')
                return (
                  <TableCell key={id} className="text-ink-soft">
                    {t('states.NONE')}
                  </TableCell>
                );
              return (
                <TableCell key={id}>
                  <span className="flex flex-wrap items-center gap-1">
                    <Link
                      href={`/training/records/${person.id}?course=${id}`}
                      className="link-reach rounded-sm"
                      aria-label={t('cellOf', {
                        name: person.name,
                        course: title,
                        state: t(`states.${cell.state}`),
                      })}
                    >
                      <StateBadge state={cell.state} />
                    </Link>
                    {cell.right !== null && cell.questions !== null ? (
                      <span className="figures text-ink-soft text-xs">
                        {t('score', { right: cell.right, questions: cell.questions })}
                        {' · '}
                        {t('attemptsCount', { count: cell.attempts })}
                      </span>
                    ) : null}
                  </span>
                </TableCell>
              );
            })}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
