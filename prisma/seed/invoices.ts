import { dayToDate } from '@/lib/business-day';
import { askInvoice } from '@/server/invoices/ask-invoice';
import { issueInvoice } from '@/server/invoices/settle-invoice';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { fenOf } from '@/server/platform/numbers';
import { actingAs, at, type SeedCompany } from './company';

const BUYERS = [
  {
    buyer: 'COMPANY' as const,
    title: '南京清河设计有限公司',
    taxNumber: '91320102MA1W3K7P4T',
    mail: 'cw@qinghe.example.com',
  },
  { buyer: 'PERSON' as const, title: '陈立新', taxNumber: '', mail: 'chenlx@example.com' },
];

/** What customers want invoices for: one that finance issued, one that waits. */
export async function seedInvoices(company: SeedCompany, yesterday: string): Promise<void> {
  const store = company.stores.find(({ code }) => code === 'S01');
  const clerk = company.people.find(({ storeCode, role }) => storeCode === 'S01' && role === 'CLERK');
  const finance = company.people.find(({ role }) => role === 'ACCOUNTANT');
  if (!store || !clerk || !finance) return;
  const sales = await db().ticket.findMany({
    where: {
      ...{ storeId: store.id, kind: 'SALE', businessDay: dayToDate(yesterday), netFen: { gt: 0 } },
      exchangeId: null,
    },
    orderBy: [{ netFen: 'desc' }, { id: 'asc' }],
    take: BUYERS.length,
  });
  for (const [index, sale] of sales.entries()) {
    const buyer = BUYERS[index];
    if (!buyer) continue;
    const { invoiceId } = await askInvoice.execute(await actingAs(clerk, at(yesterday, 18, 30 + index)), {
      ...{ requestId: newId(), storeId: store.id, ticketId: sale.id, ...buyer },
    });
    if (index > 0) continue;
    await issueInvoice.execute(await actingAs(finance, at(yesterday, 20, 5)), {
      ...{ requestId: newId(), storeId: store.id, invoiceId, invoiceNumber: '26322000000017345210' },
      invoicedFen: fenOf(sale.netFen - sale.roundingFen),
    });
  }
}
