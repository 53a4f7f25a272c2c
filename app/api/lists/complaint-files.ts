import { z } from 'zod';
import { complaintNumber } from '@/lib/complaint-number';
import { CAUSES, SEVERITIES } from '@/server/complaints/complaint-rules';
import { listComplaints } from '@/server/complaints/list-complaints';
import { BOARD_STATES } from '@/server/complaints/schema';
import { day, id } from '@/server/platform/schema';
import { listFile } from './list-file';

/** The board as a file, narrowed as it is on the screen. */
export const complaints = listFile({
  permission: 'complaints.read',
  filters: z.object({
    state: z.enum(BOARD_STATES).optional(),
    severity: z.coerce.number().int().min(1).max(4).optional(),
    cause: z.enum(CAUSES).optional(),
    customer: id.optional(),
    product: id.optional(),
    supplier: id.optional(),
    category: id.optional(),
    person: id.optional(),
    zone: id.optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  page: (
    { reader, storeIds, cursor, now, take },
    { customer, product, supplier, category, person, zone, ...asked },
  ) =>
    listComplaints(
      reader,
      {
        storeIds,
        cursor,
        customerId: customer,
        productId: product,
        supplierId: supplier,
        categoryId: category,
        aboutPersonId: person,
        zoneId: zone,
        ...asked,
      },
      now,
      take,
    ),
  words(words) {
    const t = words('complaints');
    return {
      title: t('title'),
      columns: [
        { title: t('number'), of: (row) => complaintNumber(row.number) },
        { title: t('customer'), of: (row) => row.customer },
        { title: t('words'), of: (row) => row.words },
        { title: t('goods'), of: (row) => row.goods },
        {
          title: t('severity'),
          of: (row) => t(`severities.${SEVERITIES.find((one) => one === row.severity) ?? 4}`),
        },
        { title: t('state'), of: (row) => t(`states.${row.state}`) },
        { title: t('due'), of: (row, store) => store.stamp(row.dueAt) },
        { title: t('owner'), of: (row) => row.owner },
        { title: t('loggedAt'), of: (row, store) => store.stamp(row.loggedAt) },
      ],
    };
  },
});
