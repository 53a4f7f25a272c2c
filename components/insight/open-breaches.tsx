import { useTranslations } from 'next-intl';
import type { PageSession } from '@/components/shell/page-session';
import { AmountCell } from '@/components/ui/amount-cell';
import { Card, Section } from '@/components/ui/card';
import { BusinessDay, DateTime } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import { receiptNumber } from '@/lib/receipt-number';
import type { OneByOne } from '@/server/insight/homes/exceptions';
import { storeNameOf } from './figures-blocks';

/** Breaches nobody answered for with their tickets, and receipt numbers that are nowhere. */
export function OpenBreaches({
  rows,
  numbers,
  page,
}: {
  rows: OneByOne['breaches'];
  numbers: OneByOne['numbers'];
  page: PageSession;
}) {
  const t = useTranslations('insight');
  const storeName = storeNameOf(page);
  const nothing = <p className="p-4 text-ink-soft text-sm">{t('allFits')}</p>;
  return (
    <>
      <div id="breaches" className="scroll-mt-20">
        <Section title={t('kinds.breaches')}>
          <Card padding="none">
            {rows.length === 0 ? (
              nothing
            ) : (
              <ListTable
                aria-label={t('kinds.breaches')}
                headings={[
                  t('list.ticket'),
                  { numeric: t('list.net') },
                  t('list.product'),
                  t('store'),
                  t('day'),
                ]}
              >
                <TableBody>
                  {rows.map((row) => (
                    <TableRow key={row.id}>
                      <TableCell>
                        <TextLink href={`/tickets/${row.storeId}/${row.ticketId}`}>{row.number}</TextLink>
                      </TableCell>
                      <AmountCell fen={row.netFen} />
                      <TableCell>{goodsName({ name: row.productName, spec: row.spec })}</TableCell>
                      <TableCell>{storeName(row.storeId)}</TableCell>
                      <TableCell>
                        <BusinessDay day={row.day} />
                      </TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </ListTable>
            )}
          </Card>
        </Section>
      </div>
      <div id="numbers" className="scroll-mt-20">
        <Section title={t('kinds.numbers')}>
          <Card padding="none">
            {numbers.length === 0 ? (
              nothing
            ) : (
              <ListTable
                aria-label={t('kinds.numbers')}
                headings={[t('list.number'), t('store'), t('list.lastAt')]}
              >
                <TableBody>
                  {numbers.map((row) => (
                    <TableRow key={`${row.deviceId}${row.seq}`}>
                      <TableCell className="figures">{receiptNumber(row.prefix, row.seq)}</TableCell>
                      <TableCell>{storeName(row.storeId)}</TableCell>
                      <TableCell>
                        <DateTime at={row.lastAt} timeZone={page.timeZoneOf(row.storeId)} />
                      </TableCell>
                    </TableRow>
                  ))}
                </TableBody>
              </ListTable>
            )}
          </Card>
        </Section>
      </div>
    </>
  );
}
