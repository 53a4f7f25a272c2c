import { useTranslations } from 'next-intl';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';

export interface CashDifference {
  storeId: string;
  sessionId: string;
  day: string;
  tillCode: string;
  closedBy: string;
  differenceFen: number;
  reason: string;
}

/** Drawers that were over or short of late, each with its session. */
export function CashDifferences({
  rows,
  storeName,
  id,
}: {
  rows: readonly CashDifference[];
  storeName: (storeId: string) => string;
  id?: string;
}) {
  const t = useTranslations('insight');
  return (
    <div id={id} className="scroll-mt-20">
      <Section title={t('cashDifferences')}>
        <Card padding={rows.length === 0 ? 'md' : 'none'}>
          {rows.length === 0 ? (
            <p className="text-ink-soft text-sm">{t('noCash')}</p>
          ) : (
            <ListTable
              aria-label={t('cashDifferences')}
              headings={[
                t('drawer'),
                { numeric: t('difference') },
                t('store'),
                t('day'),
                t('closedBy'),
                t('reason'),
              ]}
            >
              <TableBody>
                {rows.map((row) => (
                  <TableRow key={row.sessionId}>
                    <TableCell>
                      <TextLink href={`/tills/${row.storeId}/${row.sessionId}`}>
                        {t('tillOf', { till: row.tillCode })}
                      </TextLink>
                    </TableCell>
                    <AmountCell fen={row.differenceFen} signed />
                    <TableCell>{storeName(row.storeId)}</TableCell>
                    <TableCell>
                      <BusinessDay day={row.day} />
                    </TableCell>
                    <TableCell>{row.closedBy}</TableCell>
                    <TableCell>{row.reason || t('noReason')}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </ListTable>
          )}
        </Card>
      </Section>
    </div>
  );
}
