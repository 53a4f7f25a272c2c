import { useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { Badge } from '@/components/ui/badge';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { dutySection } from '@/server/duty/day-report/duty-section';
import { NOTES, SHEETS } from '@/server/duty/duty-rules';

/** Whether the store was opened and closed by its lists, by whom, and what its log has. */
export function DutyPart({ storeId, day, timeZone, figures, people }: PartProps<typeof dutySection>) {
  const t = useTranslations('duty');
  const log = `/duty?store=${storeId}&day=${day}`;
  return (
    <Section paper title={t('ofDay')}>
      <ListTable headings={[t('list'), t('signature'), { numeric: t('wrongCount') }]}>
        <TableBody>
          {SHEETS.map((kind) => {
            const sheet = figures.sheets.find((one) => one.kind === kind);
            return (
              <TableRow key={kind}>
                <TableCell>
                  <TextLink href={log}>{t(`sheets.${kind}`)}</TextLink>
                </TableCell>
                <TableCell>
                  {sheet ? (
                    <>
                      {people[sheet.signerId] ?? ''}{' '}
                      <DateTime show="time" at={sheet.at} timeZone={timeZone} />
                    </>
                  ) : (
                    <Badge tone="warn">{t('unsigned')}</Badge>
                  )}
                </TableCell>
                <TableCell numeric>{sheet ? sheet.wrong : '–'}</TableCell>
              </TableRow>
            );
          })}
          {NOTES.flatMap((kind) => figures.notes.filter((row) => row.kind === kind)).map((row) => (
            <TableRow key={row.kind}>
              <TableCell>
                <TextLink href={log}>
                  {t(`notes.${NOTES.find((one) => one === row.kind) ?? 'OTHER'}`)}
                </TextLink>
              </TableCell>
              <TableCell>{t('entries', { count: row.count })}</TableCell>
              <TableCell />
            </TableRow>
          ))}
        </TableBody>
      </ListTable>
    </Section>
  );
}
