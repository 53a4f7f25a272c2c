import { z } from 'zod';
import { narrowingOf } from '@/components/reconciliation/narrowing-of';
import { calendarDay } from '@/lib/business-day';
import { caseNumber } from '@/lib/case-number';
import { documentNumber } from '@/lib/document-number';
import { listHandovers } from '@/server/handovers/list-handovers';
import { day, id } from '@/server/platform/schema';
import { openDiscrepancies } from '@/server/reconciliation/list-reconciliations';
import { listReconciliations } from '@/server/reconciliation/list-runs';
import { DISCREPANCY_CLASSES, sourceName } from '@/server/reconciliation/schema';
import { listCases } from '@/server/shortages/list-cases';
import { CASE_STATES } from '@/server/shortages/shortage-schema';
import { listStocktakes } from '@/server/stocktake/list-stocktakes';
import { stocktakeNumber } from '@/server/stocktake/rules';
import { SHRINKAGE_GROUPS, shrinkagePeriod } from '@/server/stocktake/schema';
import { shrinkage as findShrinkage } from '@/server/stocktake/shrinkage';
import { listFile, yuan } from './list-file';

const none = z.object({});
const someone = z.union([z.literal('none'), id]).optional();

export const stocktakes = listFile({
  permission: 'stocktake.read',
  filters: none,
  page: ({ reader, storeIds, cursor, take }) => listStocktakes(reader, { storeIds, cursor }, take),
  words(words) {
    const t = words('stocktake');
    return {
      title: t('title'),
      columns: [
        { title: t('number'), of: (row) => stocktakeNumber(row.number) },
        { title: t('name'), of: (row) => row.title },
        { title: t('kind'), of: (row) => t(`kinds.${row.kind}`) },
        { title: t('state'), of: (row) => t(`states.${row.state}`) },
        { title: t('sheets'), of: (row) => row.sheets },
        { title: t('finished'), of: (row) => row.finished },
        { title: t('planned'), of: (row, store) => store.stamp(row.plannedAt) },
        { title: t('person'), of: (row) => row.plannedBy },
        { title: t('started'), of: (row, store) => store.stamp(row.startedAt) },
        { title: t('posted'), of: (row, store) => store.stamp(row.postedAt) },
      ],
    };
  },
});

export const reconciliations = listFile({
  permission: 'stock.read',
  filters: z.object({ source: sourceName.optional() }),
  page: ({ reader, storeIds, cursor, take }, { source }) =>
    listReconciliations(reader, { storeIds, cursor, source }, take),
  words(words) {
    const t = words('reconciliation');
    return {
      title: t('title'),
      columns: [
        { title: t('number'), of: (row) => documentNumber('RECONCILIATION', row.number) },
        { title: t('source'), of: (row) => row.source },
        { title: t('cutOff'), of: (row, store) => store.stamp(row.cutOff) },
        { title: t('at'), of: (row, store) => store.stamp(row.occurredAt) },
        { title: t('compared'), of: (row) => row.compared },
        { title: t('agrees'), of: (row) => row.agrees },
        { title: t('opened'), of: (row) => row.opened },
        { title: t('carriedOver'), of: (row) => row.carriedOver },
        { title: t('closed'), of: (row) => row.closed },
        { title: t('isVoid'), of: (row) => (row.isVoid ? t('isVoid') : null) },
      ],
    };
  },
});

export const discrepancies = listFile({
  permission: 'stock.read',
  filters: z.object({
    source: sourceName.optional(),
    class: z.enum(DISCREPANCY_CLASSES).optional(),
    state: z.enum(['OPEN', 'EXPLAINED']).optional(),
    zone: someone,
    owner: someone,
  }),
  page: ({ reader, storeIds, cursor, sees, take }, { source, ...narrowing }) =>
    openDiscrepancies(reader, { storeIds, cursor, source, ...narrowingOf(narrowing) }, sees, take),
  words(words) {
    const [t, stock] = [words('reconciliation'), words('stock')];
    return {
      title: t('open'),
      columns: [
        { title: t('source'), of: (row) => row.source },
        { title: stock('code'), of: (row) => row.code },
        { title: t('itsCode'), of: (row) => row.theirCode },
        { title: t('product'), of: (row) => row.name || row.theirName },
        { title: stock('spec'), of: (row) => row.spec },
        { title: t('class'), of: (row) => t(`classes.${row.class}`) },
        { title: t('ours'), of: (row) => Number(row.ours) },
        { title: t('theirs'), of: (row) => Number(row.theirs) },
        { title: t('difference'), of: (row) => Number(row.difference) },
        { title: stock('unit'), of: (row) => row.unit },
        { title: t('value'), of: (row) => yuan(row.valueFen), sum: 'whole' },
        { title: t('zone'), of: (row) => row.zone },
        { title: t('owner'), of: (row) => row.owner },
        { title: t('state'), of: (row) => t(`states.${row.state}`) },
        { title: t('note'), of: (row) => row.note },
      ],
    };
  },
});

export const cases = listFile({
  permission: 'shortages.read',
  filters: z.object({ state: z.enum(CASE_STATES).optional(), person: id.optional() }),
  page: ({ reader, storeIds, cursor, take }, { state, person }) =>
    listCases(reader, { storeIds, cursor, state, personId: person }, take),
  words(words) {
    const [t, stock] = [words('shortages'), words('stock')];
    return {
      title: t('title'),
      columns: [
        { title: t('number'), of: (row) => caseNumber(row.number) },
        { title: t('source'), of: (row) => t(`sources.${row.source}`) },
        { title: stock('code'), of: (row) => row.productCode },
        { title: t('product'), of: (row) => row.productName },
        { title: stock('spec'), of: (row) => row.spec },
        { title: t('quantity'), of: (row) => Number(row.quantity) },
        { title: stock('unit'), of: (row) => row.unit },
        { title: t('people'), of: (row) => row.people.join(', ') },
        { title: t('amount'), of: (row) => yuan(row.amountFen), sum: 'whole' },
        { title: t('owed'), of: (row) => yuan(row.owedFen), sum: 'given' },
        {
          title: t('left'),
          of: (row) => (row.state === 'undecided' ? null : yuan(row.leftFen)),
          sum: 'given',
        },
        { title: t('state'), of: (row) => t(`caseStates.${row.state}`) },
        { title: t('opened'), of: (row, store) => store.stamp(row.openedAt) },
      ],
    };
  },
});

export const shrinkage = listFile({
  permission: 'stock.read',
  filters: z.object({
    from: day.optional(),
    to: day.optional(),
    by: z.enum(SHRINKAGE_GROUPS).optional(),
  }),
  async page({ reader, storeIds, cursor, sees, now, take }, { by = 'zone', ...asked }) {
    const period = shrinkagePeriod(asked, calendarDay(now, 'Pacific/Kiritimati'));
    const { rows, nextCursor } = await findShrinkage(reader, { storeIds, cursor, by, ...period }, sees, take);
    return { rows: rows.map((row) => ({ ...row, by })), nextCursor };
  },
  words(words) {
    const t = words('stocktake');
    return {
      title: t('shrinkage'),
      columns: [
        { title: t('groupBy'), of: (row) => t(`groups.${row.by}`) },
        { title: t('name'), of: (row) => row.name || t('nobody') },
        { title: t('shortPieces'), of: (row) => Number(row.short) },
        { title: t('overPieces'), of: (row) => Number(row.over) },
        { title: `${t('short')} · ${t('atCost')}`, of: (row) => yuan(row.shortFen), sum: 'whole' },
        { title: `${t('over')} · ${t('atCost')}`, of: (row) => yuan(row.overFen), sum: 'whole' },
        { title: `${t('short')} · ${t('atListShort')}`, of: (row) => yuan(row.shortListFen), sum: 'whole' },
      ],
    };
  },
});

export const handovers = listFile({
  permission: 'stock.read',
  filters: none,
  page: ({ reader, storeIds, cursor, take }) => listHandovers(reader, { storeIds, cursor }, take),
  words(words) {
    const t = words('handovers');
    return {
      title: t('title'),
      columns: [
        { title: t('at'), of: (row, store) => store.stamp(row.occurredAt) },
        { title: t('zone'), of: (row) => row.zone },
        { title: t('from'), of: (row) => row.from ?? t('nobody') },
        { title: t('to'), of: (row) => row.to },
        { title: t('counted'), of: (row) => row.counted },
        { title: t('differences'), of: (row) => row.differences },
      ],
    };
  },
});
