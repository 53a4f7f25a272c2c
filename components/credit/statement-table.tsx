import { getTranslations } from 'next-intl/server';
import { AmountCell } from '@/components/ui/amount-cell';
import { BusinessDay } from '@/components/ui/date-time';
import type { SelectOption } from '@/components/ui/select';
import { ListTable, TableBody, TableCell, TableFoot, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { repaymentNumber } from '@/lib/repayment-number';
import type { creditStatement, StatementLine } from '@/server/customers/credit/credit-statement';
import { ReverseForm } from './reverse-form';

/** A statement as it is read out: opening, what happened, closing. */
export async function StatementTable({
  view,
  reverse = null,
}: {
  view: Awaited<ReturnType<typeof creditStatement>>;
  /** Repayments of this store may be taken back. */
  reverse?: { storeId: string; sessions: readonly SelectOption[] } | null;
}) {
  const t = await getTranslations('credit');
  const headings = [
    t('day'),
    t('what'),
    t('due'),
    { numeric: t('amount') },
    { numeric: t('left') },
    { numeric: t('balance') },
  ];
  return (
    <ListTable aria-label={t('statement')} headings={headings}>
      <TableBody>
        <TableRow>
          <TableCell>{t('opening')}</TableCell>
          <Blank />
          <AmountCell fen={view.opening.receivableFen} />
        </TableRow>
        {view.lines.map((line) => (
          <TableRow key={line.entryId}>
            <TableCell className="whitespace-nowrap">
              <BusinessDay day={line.day} />
            </TableCell>
            <TableCell>
              {t(`kinds.${line.kind}`)} <Document line={line} />
              {reverse && line.mayReverse && line.number !== null && line.storeId === reverse.storeId ? (
                <span className="print:hidden">
                  <ReverseForm
                    {...reverse}
                    repaymentId={line.documentId}
                    number={repaymentNumber(line.number)}
                  />
                </span>
              ) : null}
              <span className="block text-ink-soft text-xs">
                {[
                  line.account === 'RECEIVABLE' ? '' : t(`accounts.${line.account}`),
                  line.reason,
                  line.person,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap">
              {line.dueDay ? <BusinessDay day={line.dueDay} /> : '–'}
            </TableCell>
            <AmountCell fen={line.amountFen} />
            <AmountCell fen={line.leftFen} />
            <AmountCell fen={line.balanceFen} />
          </TableRow>
        ))}
      </TableBody>
      <TableFoot>
        <TableRow>
          <TableCell>{t('closing')}</TableCell>
          <Blank />
          <AmountCell fen={view.closing.receivableFen} />
        </TableRow>
      </TableFoot>
    </ListTable>
  );
}

/** Between what it is and the balance: a phone names each cell by its place, so none may be left out. */
function Blank() {
  return (
    <>
      <TableCell />
      <TableCell />
      <TableCell />
      <TableCell />
    </>
  );
}

function Document({ line }: { line: StatementLine }) {
  if (line.number !== null) return repaymentNumber(line.number);
  return line.documentKind === 'TICKET' ? <TicketOf line={line} /> : null;
}

async function TicketOf({ line }: { line: StatementLine }) {
  const t = await getTranslations('credit');
  return (
    <TextLink href={`/tickets/${line.storeId}/${line.documentId}`}>{line.receipt ?? t('ticket')}</TextLink>
  );
}
