import { z } from 'zod';
import { calendarDay } from '@/lib/business-day';
import { repaymentNumber } from '@/lib/repayment-number';
import { ageing } from '@/server/customers/credit/ageing';
import { BUCKETS, CREDIT_ACCOUNTS, CREDIT_KINDS } from '@/server/customers/credit/credit-rules';
import { creditStatement } from '@/server/customers/credit/credit-statement';
import { listEntries } from '@/server/customers/credit/list-entries';
import { day, id } from '@/server/platform/schema';
import { TENDER_KINDS } from '@/server/tills/payment-rules';
import { listFile, yuan } from './list-file';

/** Where it is the latest day of all. */
const EASTERNMOST = 'Pacific/Kiritimati';

/** Who owes these stores how long. */
export const accounts = listFile({
  permission: 'credit.see',
  filters: z.object({ day: day.optional(), owing: z.literal('overdue').optional() }),
  async page({ reader, storeIds, cursor, now, take }, filters) {
    const asked = {
      storeIds,
      cursor,
      day: filters.day ?? calendarDay(now, EASTERNMOST),
      overdueOnly: filters.owing === 'overdue',
    };
    const { rows, nextCursor } = await ageing(reader, asked, take);
    // An account is the chain's: no store stands before it.
    return { rows: rows.map((row) => ({ ...row, storeId: '' })), nextCursor };
  },
  words(words) {
    const t = words('credit');
    return {
      title: t('title'),
      columns: [
        { title: t('customer'), of: ({ customer }) => customer.name },
        { title: t('number'), of: ({ customer }) => customer.maskedNumber ?? customer.code },
        { title: t('owed'), of: (row) => yuan(row.totalFen), sum: 'whole' },
        ...BUCKETS.map((bucket) => ({
          title: t(`buckets.${bucket}`),
          of: (row: { buckets: Record<(typeof BUCKETS)[number], number> }) => yuan(row.buckets[bucket]),
          sum: 'whole' as const,
        })),
        { title: t('unmatched'), of: (row) => yuan(row.unmatchedFen), sum: 'whole' },
        { title: t('oldestDue'), of: (row) => row.oldestDue },
      ],
    };
  },
});

/** What was booked on customers' accounts in a period. */
export const accountEntries = listFile({
  permission: 'credit.see',
  filters: z.object({
    from: day.optional(),
    to: day.optional(),
    account: z.enum(CREDIT_ACCOUNTS).optional(),
    kind: z.enum(CREDIT_KINDS).optional(),
    tender: z.enum(TENDER_KINDS).optional(),
  }),
  page({ reader, storeIds, cursor, now, take }, filters) {
    const to = filters.to ?? calendarDay(now, EASTERNMOST);
    return listEntries(reader, { ...filters, from: filters.from ?? to, to, storeIds, cursor }, take);
  },
  words(words) {
    const t = words('credit');
    const tenders = words('reports.tenderKinds');
    return {
      title: t('entries'),
      columns: [
        { title: t('day'), of: (row) => row.day },
        { title: t('what'), of: (row) => t(`kinds.${row.kind}`) },
        { title: t('account'), of: (row) => t(`accounts.${row.account}`) },
        { title: t('number'), of: (row) => (row.number === null ? '' : repaymentNumber(row.number)) },
        { title: t('customer'), of: (row) => row.customer?.name ?? '' },
        { title: t('tender'), of: (row) => row.tenders.map(({ kind }) => tenders(kind)).join(', ') },
        { title: t('amount'), of: (row) => yuan(row.amountFen), sum: 'whole' },
        { title: t('by'), of: (row) => row.person },
        { title: t('reason'), of: (row) => row.reason },
      ],
    };
  },
});

/** A customer's statement. */
export const statement = listFile({
  permission: 'credit.see',
  filters: z.object({ customer: id, from: day, to: day }),
  async page({ reader }, { customer, from, to }) {
    const { lines } = await creditStatement(reader, { customerId: customer, from, to });
    return { rows: lines, nextCursor: null };
  },
  words(words) {
    const t = words('credit');
    return {
      title: t('statement'),
      columns: [
        { title: t('day'), of: (row) => row.day },
        { title: t('what'), of: (row) => t(`kinds.${row.kind}`) },
        {
          title: t('documentNumber'),
          of: (row) => (row.number === null ? (row.receipt ?? '') : repaymentNumber(row.number)),
        },
        { title: t('due'), of: (row) => row.dueDay },
        { title: t('amount'), of: (row) => yuan(row.amountFen) },
        { title: t('left'), of: (row) => yuan(row.leftFen) },
        { title: t('balance'), of: (row) => yuan(row.balanceFen) },
        { title: t('reason'), of: (row) => row.reason },
      ],
    };
  },
});
