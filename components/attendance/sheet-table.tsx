import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { SheetLine } from '@/server/attendance/month-rules';
import { useHours } from './use-hours';

type Line = SheetLine & { name: string; answer: { agrees: boolean; words: string } | null };

/** A month, a line a person; a name opens to the days and what they stand on. */
export function SheetTable({ lines, to }: { lines: readonly Line[]; to: (personId: string) => string }) {
  const t = useTranslations('attendance');
  const hours = useHours();
  const times = (count: number, minutes: number) => (count === 0 ? '–' : t('timesShort', { count, minutes }));
  const heads = [
    'planned',
    'worked',
    'late',
    'early',
    'absent',
    'unknown',
    'overtime',
    'leave',
    'help',
    'corrected',
  ];
  return (
    <ListTable
      aria-label={t('title')}
      headings={[
        t('line.person'),
        // Beside the name: a word of protest is never beyond the edge of the screen.
        t('line.answer'),
        ...heads.map((head) => ({ numeric: t(`line.${head as 'planned'}`) })),
      ]}
    >
      <TableBody>
        {lines.map((line) => (
          <TableRow key={line.personId}>
            <TableCell className="whitespace-nowrap font-medium">
              <TextLink href={to(line.personId)}>{line.name}</TextLink>
            </TableCell>
            <TableCell className="min-w-24 max-w-40">
              {line.answer ? (
                <Badge tone={line.answer.agrees ? 'ok' : 'late'}>
                  {t(line.answer.agrees ? 'answers.agrees' : 'answers.objects')}
                </Badge>
              ) : (
                <span className="text-ink-soft">{t('answers.none')}</span>
              )}
              {line.answer && !line.answer.agrees ? (
                <p className="break-words text-sm">{line.answer.words}</p>
              ) : null}
            </TableCell>
            <TableCell numeric>{hours(line.plannedMinutes)}</TableCell>
            <TableCell numeric>{hours(line.workedMinutes)}</TableCell>
            <TableCell numeric>{times(line.lateTimes, line.lateMinutes)}</TableCell>
            <TableCell numeric>{times(line.earlyTimes, line.earlyMinutes)}</TableCell>
            <TableCell numeric>{hours(line.absentMinutes)}</TableCell>
            <TableCell numeric>{line.unknownTimes || '–'}</TableCell>
            <TableCell numeric>{hours(line.overtimeMinutes)}</TableCell>
            <TableCell numeric>{hours(line.leaveMinutes)}</TableCell>
            <TableCell numeric>{hours(line.helpMinutes)}</TableCell>
            <TableCell numeric>
              {line.correctedMinutes === 0 && line.confirmedTimes ? null : hours(line.correctedMinutes)}
              {line.confirmedTimes ? (
                <span className="block whitespace-nowrap">
                  {t('confirmedTimes', { count: line.confirmedTimes })}
                </span>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ListTable>
  );
}
