import { z } from 'zod';
import { day, id } from '@/server/platform/schema';
import { inPeriod, listTickets } from '@/server/sales/list-tickets';
import { amountAsked } from '@/server/sales/rules';
import { TICKET_KINDS, ticketsFoundBy } from '@/server/sales/schema';
import { TENDER_KINDS } from '@/server/tills/payment-rules';
import { listFile, yuan } from './list-file';

export const tickets = listFile({
  permission: 'sales.read',
  filters: z.object({
    from: day.optional(),
    to: day.optional(),
    kind: z.enum(TICKET_KINDS).optional(),
    number: z.string().max(40).optional(),
    session: id.optional(),
    tender: z.enum(TENDER_KINDS).optional(),
    amount: z.string().max(40).optional(),
    hour: ticketsFoundBy.hour,
    goods: ticketsFoundBy.goods,
    customer: ticketsFoundBy.customer,
    mark: ticketsFoundBy.mark,
  }),
  async page({ reader, storeIds, cursor, now, take }, { session, amount, ...filters }) {
    const asked = inPeriod({ storeIds, cursor, ...filters, ...amountAsked(amount), sessionId: session }, now);
    const { tickets: rows, nextCursor } = await listTickets(reader, asked, take);
    return { rows, nextCursor };
  },
  words(words) {
    const [t, reports] = [words('sales.tickets'), words('reports')];
    return {
      title: t('title'),
      columns: [
        { title: t('number'), of: (row) => row.number },
        { title: reports('kind'), of: (row) => reports(`ticketKinds.${row.kind}`) },
        { title: reports('day'), of: (row) => row.businessDay },
        { title: t('time'), of: (row, store) => store.stamp(row.occurredAt) },
        { title: t('till'), of: (row) => row.till },
        { title: t('cashier'), of: (row) => row.cashier },
        {
          title: reports('tender'),
          of: (row) => row.tenders.map((kind) => reports(`tenderKinds.${kind}`)).join(' + '),
        },
        { title: t('goods'), of: (row) => row.goods },
        { title: t('lines'), of: (row) => row.lines },
        { title: reports('discount'), of: (row) => yuan(row.discountFen), sum: 'whole' },
        { title: t('total'), of: (row) => yuan(row.totalFen), sum: 'whole' },
        { title: t('flagged'), of: (row) => row.flags.map((flag) => t(`flags.${flag}`)).join('; ') },
      ],
    };
  },
});
