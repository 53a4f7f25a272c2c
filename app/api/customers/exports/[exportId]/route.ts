import { isYearless } from '@/lib/birthday';
import { formatDateTime } from '@/lib/format';
import { wordsFor } from '@/lib/i18n/words-for';
import { exportedCustomers } from '@/server/customers/export-customers';
import { CUSTOMER_SOURCES } from '@/server/customers/schema';
import { requireActor } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { id } from '@/server/platform/schema';
import { sheetFile } from '@/server/platform/sheet-file';
import { requestContext } from '@/server/request-context';
import { openStoreSettings } from '@/server/stores/queries';
import { codedAnswer } from '../../../coded-answer';
import { sheetAnswer } from '../../../sheet-answer';

/** Customers as an .xlsx file, for whoever said what for a moment ago; the file says so too. */
export function GET(
  request: Request,
  { params }: { params: Promise<{ exportId: string }> },
): Promise<Response> {
  return codedAnswer(async () => {
    const anybody = await requestContext(request.headers.get('cookie') ?? '');
    const ctx = requireActor(anybody, 'customers.export', null);
    const exportId = id.safeParse((await params).exportId).data;
    if (!exportId) throw new NotFound({ noun: 'customerExport' });
    const { purpose, exportedAt, customers } = await exportedCustomers(ctx, exportId);
    const [t, sources] = [wordsFor(ctx.locale, 'customers'), CUSTOMER_SOURCES];
    const [store] = await openStoreSettings(ctx.db);
    const timeZone = store?.timeZone ?? 'Asia/Shanghai';
    const file = await sheetFile({
      name: t('list.title'),
      about: {
        title: t('list.title'),
        lines: [
          [t('export.by'), ctx.actor.name],
          [t('export.at'), formatDateTime(exportedAt, { timeZone, locale: ctx.locale })],
          [t('export.purpose'), purpose],
          [t('export.confidential'), ''],
        ],
      },
      headings: [
        t('list.code'),
        t('list.name'),
        t('list.number'),
        t('export.addresses'),
        t('list.tag'),
        t('list.source'),
        t('form.birthday'),
        t('list.servedBy'),
      ],
      rows: customers.map((customer) => [
        customer.code,
        customer.name,
        customer.wholeNumbers.join('\n'),
        customer.addresses.join('\n'),
        customer.tags.join(' '),
        t(`sources.${sources.find((one) => one === customer.source) ?? 'OTHER'}`),
        customer.birthday && isYearless(customer.birthday)
          ? customer.birthday.slice(5)
          : (customer.birthday ?? ''),
        customer.servedBy?.name ?? '',
      ]),
    });
    return sheetAnswer(file, t('list.title'));
  });
}
