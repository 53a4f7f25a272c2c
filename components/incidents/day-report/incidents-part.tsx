import { useTranslations } from 'next-intl';
import type { PartProps } from '@/components/reports/part-props';
import { AmountCell } from '@/components/ui/amount-cell';
import { Section } from '@/components/ui/card';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import type { incidentsSection } from '@/server/incidents/day-report/incidents-section';
import { DECISIONS, KINDS } from '@/server/incidents/incident-rules';

/** What was reported and decided on the day. */
export function IncidentsPart({ storeId, day, figures }: PartProps<typeof incidentsSection>) {
  const t = useTranslations('incidents');
  const { kinds, decisions, closed, rounds } = figures;
  const nothing = kinds.length === 0 && decisions.length === 0 && closed === 0 && rounds === 0;
  const list = `/incidents?store=${storeId}&from=${day}&to=${day}`;
  return (
    <Section paper title={t('ofDay.title')}>
      {nothing ? (
        <p className="px-3 py-3 text-ink-soft text-sm">{t('ofDay.nothing')}</p>
      ) : (
        <ListTable
          headings={[t('ofDay.what'), { numeric: t('ofDay.count') }, { numeric: t('ofDay.amount') }]}
        >
          <TableBody>
            {KINDS.flatMap((kind) => kinds.filter((row) => row.kind === kind)).map((row) => (
              <TableRow key={row.kind}>
                <TableCell>
                  <TextLink href={`${list}&kind=${row.kind}`}>
                    {t(`kinds.${KINDS.find((one) => one === row.kind) ?? 'LOSS'}`)}
                  </TextLink>{' '}
                  {row.severe > 0 ? (
                    <span className="text-alarm text-xs">{t('ofDay.severe', { count: row.severe })}</span>
                  ) : null}
                </TableCell>
                <TableCell numeric>{row.count}</TableCell>
                <AmountCell fen={row.worthFen} />
              </TableRow>
            ))}
            {DECISIONS.flatMap((kind) => decisions.filter((row) => row.kind === kind)).map((row) => (
              <TableRow key={row.kind}>
                <TableCell>
                  {t('ofDay.decided')} ·{' '}
                  {t(`decisions.${DECISIONS.find((one) => one === row.kind) ?? 'CASH'}`)}
                </TableCell>
                <TableCell numeric>{row.count}</TableCell>
                {row.costFen === null || row.costFen === 0 ? <TableCell /> : <AmountCell fen={row.costFen} />}
              </TableRow>
            ))}
            {closed > 0 ? (
              <TableRow>
                <TableCell>{t('ofDay.closed')}</TableCell>
                <TableCell numeric>{closed}</TableCell>
                <TableCell />
              </TableRow>
            ) : null}
            {rounds > 0 ? (
              <TableRow>
                <TableCell>
                  <TextLink href={`/incidents/safety?store=${storeId}`}>{t('ofDay.rounds')}</TextLink>
                </TableCell>
                <TableCell numeric>{rounds}</TableCell>
                <TableCell />
              </TableRow>
            ) : null}
          </TableBody>
        </ListTable>
      )}
    </Section>
  );
}
