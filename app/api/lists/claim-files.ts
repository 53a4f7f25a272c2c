import { z } from 'zod';
import { claimNumber } from '@/lib/claim-number';
import { CLAIM_STATES } from '@/server/complaints/claims/claim-rules';
import { listClaims } from '@/server/complaints/claims/list-claims';
import { id } from '@/server/platform/schema';
import { listFile, yuan } from './list-file';

/** Claims to suppliers as a file, narrowed as they are on the screen: to send to one supplier, narrow it to them. */
export const claims = listFile({
  permission: 'complaints.read',
  filters: z.object({ state: z.enum(['open', ...CLAIM_STATES]).optional(), supplier: id.optional() }),
  page: ({ reader, storeIds, cursor, take }, { supplier, ...asked }) =>
    listClaims(reader, { storeIds, cursor, supplierId: supplier, ...asked }, take),
  words(words) {
    const t = words('complaints');
    return {
      title: t('claims.title'),
      columns: [
        { title: t('claims.number'), of: (row) => claimNumber(row.number) },
        { title: t('claims.supplier'), of: (row) => row.supplier },
        { title: t('claims.complaint'), of: (row) => row.complaint },
        {
          title: t('claims.goods'),
          of: (row) => row.lines.map(({ name, quantity }) => `${name} × ${quantity}`).join('; '),
        },
        { title: t('claims.words'), of: (row) => row.words },
        { title: t('claims.state'), of: (row) => t(`claims.states.${row.state}`) },
        { title: t('claims.wanted'), of: (row) => yuan(row.wantedFen), sum: 'given' },
        { title: t('claims.gave'), of: (row) => (row.gave ? t(`claims.givings.${row.gave}`) : null) },
        { title: t('claims.gaveFen'), of: (row) => yuan(row.gaveFen), sum: 'given' },
        { title: t('claims.reference'), of: (row) => row.reference },
        { title: t('claims.openedAt'), of: (row, store) => store.stamp(row.openedAt) },
      ],
    };
  },
});
