import { z } from 'zod';
import { dateToDay } from '@/lib/business-day';
import { hourWords } from '@/lib/time-words';
import { askedLines } from '@/server/insight/analysis/asked-lines';
import { monthAnalysis, type SoldRow } from '@/server/insight/analysis/month-analysis';
import { productRanking, type RankedProduct } from '@/server/insight/ranking/product-ranking';
import { figureParts, rankingParts } from '@/server/insight/schema';
import { day, month } from '@/server/platform/schema';
import { soldLines } from '@/server/sales/sold-lines';
import { listFile, yuan } from './list-file';

type Part = 'category' | 'brand' | 'person' | 'hour' | 'weekday';

interface FileRow {
  storeId: string;
  part: Part;
  row: SoldRow;
  band: number | null;
  unit: string;
  quantity: string;
  /** Of the first unit alone: an amount stands once. */
  netFen: number | null;
}

/** Where an address names none. */
const thisMonth = (now: Date) => dateToDay(now).slice(0, 7);

/** A month store by store: each part of each kind, a row for each unit. */
export const analysis = listFile({
  permission: 'insight.read',
  filters: z.object({ month: month.optional() }),
  async page({ reader, storeIds, now }, filters) {
    const rows: FileRow[] = [];
    for (const storeId of storeIds) {
      const found = await monthAnalysis(reader, [storeId], filters.month ?? thisMonth(now), now);
      const add = (part: Part, row: SoldRow, band: number | null = null) =>
        rows.push(
          ...row.pieces.map(({ unit, quantity }, index) => ({
            ...{ storeId, part, row, band, unit, quantity },
            netFen: index === 0 ? row.netFen : null,
          })),
        );
      for (const row of found.categories)
        for (const { band, ...cell } of row.bands) add('category', { ...row, ...cell }, band);
      for (const row of found.brands) add('brand', row);
      for (const row of found.people) add('person', row);
      for (const row of found.hours) add('hour', row);
      for (const row of found.weekdays) add('weekday', row);
    }
    return { rows, nextCursor: null };
  },
  words(words) {
    const t = words('insight');
    const name = ({ part, row }: FileRow) => {
      if (part === 'hour') return hourWords(Number(row.key));
      if (part === 'weekday') return t(`analysis.weekdays.${row.key}`);
      if (row.name !== '') return row.name;
      return t(part === 'brand' ? 'analysis.noBrand' : 'analysis.noCategory');
    };
    return {
      title: t('analysis.title'),
      columns: [
        { title: t('analysis.kind'), of: (row) => t(`analysis.by.${row.part}`) },
        { title: t('analysis.name'), of: name },
        {
          title: t('analysis.priceBand'),
          of: ({ band }) => (band === null ? null : t(`analysis.bands.${band}`)),
        },
        { title: t('analysis.pieces'), of: ({ quantity }) => Number(quantity) },
        { title: t('analysis.unit'), of: ({ unit }) => unit },
        { title: t('analysis.net'), of: ({ netFen }) => yuan(netFen) },
      ],
    };
  },
});

/** The lines behind a figure. */
export const lines = listFile({
  permission: 'insight.read',
  filters: figureParts.partial(),
  page: ({ reader, storeIds, cursor, take, now }, filters) =>
    soldLines(reader, askedLines({ storeIds, cursor, month: thisMonth(now), ...filters }), take),
  words(words) {
    const t = words('insight');
    return {
      title: t('lines.title'),
      columns: [
        { title: t('lines.ticket'), of: (row) => row.number },
        { title: t('day'), of: (row) => row.businessDay },
        { title: t('lines.time'), of: (row, store) => store.stamp(row.occurredAt) },
        { title: t('lines.code'), of: (row) => row.productCode },
        { title: t('lines.product'), of: (row) => `${row.productName} ${row.spec}`.trim() },
        { title: t('lines.quantity'), of: (row) => Number(row.quantity) },
        { title: t('analysis.unit'), of: (row) => row.unit },
        { title: t('lines.net'), of: (row) => yuan(row.netFen), sum: 'whole' },
        { title: t('lines.person'), of: (row) => row.person },
      ],
    };
  },
});

/** As many goods as a file ranks of one store. */
const MOST_RANKED = 5_000;

/** Goods by what they sold, store by store. */
export const ranking = listFile({
  permission: 'insight.read',
  filters: rankingParts.extend({ from: day.optional(), to: day.optional() }).partial(),
  async page({ reader, storeIds, now, sees }, { by = 'amount', order = 'best', ...filters }) {
    const today = dateToDay(now);
    const { from = `${today.slice(0, 7)}-01`, to = today } = filters;
    const rows: (RankedProduct & { storeId: string; place: number })[] = [];
    for (const storeId of storeIds) {
      const asked = { storeIds: [storeId], ...filters, from, to, by, order };
      const seesCost = sees(storeId);
      const found = await productRanking(reader, asked, { seesCost, now, take: MOST_RANKED });
      rows.push(...found.map((row, index) => ({ ...row, storeId, place: index + 1 })));
    }
    return { rows, nextCursor: null };
  },
  words(words) {
    const t = words('insight');
    return {
      title: t('goodsRanking.title'),
      columns: [
        { title: t('goodsRanking.place'), of: ({ place }) => place },
        { title: t('lines.code'), of: ({ code }) => code },
        { title: t('lines.product'), of: ({ name, spec }) => `${name} ${spec}`.trim() },
        { title: t('analysis.pieces'), of: ({ quantity }) => Number(quantity) },
        { title: t('analysis.unit'), of: ({ unit }) => unit },
        { title: t('analysis.net'), of: ({ netFen }) => yuan(netFen) },
        { title: t('goodsRanking.cost'), of: ({ costFen }) => yuan(costFen) },
        { title: t('goodsRanking.margin'), of: ({ marginFen }) => yuan(marginFen) },
      ],
    };
  },
});

/** A month's output tax, store by store and rate by rate. */
export const outputTax = listFile({
  permission: 'insight.read',
  filters: z.object({ month: month.optional() }),
  async page({ reader, storeIds, now }, filters) {
    const rows = [];
    for (const storeId of storeIds) {
      const { taxes } = await monthAnalysis(reader, [storeId], filters.month ?? thisMonth(now), now);
      rows.push(...taxes.map((row) => ({ storeId, ...row })));
    }
    return { rows, nextCursor: null };
  },
  words(words) {
    const t = words('insight.analysis');
    return {
      title: t('tax'),
      columns: [
        { title: t('taxRate'), of: ({ taxRateBp }) => `${taxRateBp / 100}%` },
        { title: t('withTax'), of: ({ netFen }) => yuan(netFen) },
        { title: t('withoutTax'), of: ({ netFen, taxFen }) => yuan(netFen - taxFen) },
        { title: t('taxAmount'), of: ({ taxFen }) => yuan(taxFen) },
      ],
    };
  },
});
