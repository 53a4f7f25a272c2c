import { getTranslations } from 'next-intl/server';
import type { CustomerPartProps } from '@/components/customers/part-props';
import { pageSession } from '@/components/shell/page-session';
import { Section } from '@/components/ui/card';
import { BusinessDay } from '@/components/ui/date-time';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { formatQuantity } from '@/lib/format';
import { serverApi } from '@/trpc/server';
import { CorrectPoints } from './correct-points';

/** What points a customer has, and how they came and went last. */
export async function CustomerPoints({ customerId, storeId }: CustomerPartProps) {
  const page = await pageSession();
  if (!page.may('credit.see', storeId)) return null;
  const [t, api] = await Promise.all([getTranslations('members.ofCustomer'), serverApi()]);
  const { points, entries, isCut, customerId: goesOnAs } = await api.points.of({ storeId, customerId });
  const whole = (count: number) => formatQuantity(String(count));
  return (
    <Section
      paper
      title={t('title')}
      description={entries.length === 0 ? undefined : t('left', { points })}
      actions={
        page.may('credit.correct', storeId) ? (
          <CorrectPoints storeId={storeId} customerId={goesOnAs} left={points} />
        ) : null
      }
    >
      {entries.length === 0 ? (
        <p className="p-3 text-ink-soft text-sm">{t('none')}</p>
      ) : (
        <ListTable
          aria-label={t('title')}
          headings={[t('day'), t('kind'), { numeric: t('change') }, { numeric: t('after') }, t('person')]}
        >
          <TableBody>
            {entries.map((entry) => (
              <TableRow key={entry.id}>
                <TableCell className="whitespace-nowrap">
                  <BusinessDay day={entry.day} year />
                </TableCell>
                <TableCell>
                  {t(`kinds.${entry.kind}`)}{' '}
                  {entry.ticketId ? (
                    <TextLink href={`/tickets/${entry.storeId}/${entry.ticketId}`}>
                      {entry.receipt ?? t('ticket')}
                    </TextLink>
                  ) : null}
                  {entry.reason ? <span className="block text-ink-soft text-xs">{entry.reason}</span> : null}
                </TableCell>
                <TableCell numeric>
                  {entry.points > 0 ? '+' : ''}
                  {whole(entry.points)}
                </TableCell>
                <TableCell numeric>{whole(entry.leftAfter)}</TableCell>
                <TableCell>{entry.person}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </ListTable>
      )}
      {isCut ? <p className="p-3 text-ink-soft text-sm">{t('cut')}</p> : null}
    </Section>
  );
}
