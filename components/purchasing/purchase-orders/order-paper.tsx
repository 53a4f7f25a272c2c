import { getLocale, getTranslations } from 'next-intl/server';
import { PaperSheet } from '@/components/shell/paper-sheet';
import { PaperTable } from '@/components/shell/paper-table';
import { Unit } from '@/components/ui/unit';
import { formatBusinessDay, formatDate, formatMoney, formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { serverApi } from '@/trpc/server';

interface Line {
  id: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  ordered: string;
  unitCost: string | null;
}

interface Props {
  number: string;
  store: { id: string; name: string };
  supplier: string;
  orderedAt: Date;
  timeZone: string;
  /** A day, or null where none was agreed. */
  expectedOn: string | null;
  note: string;
  lines: readonly Line[];
}

/** The order as it goes to the supplier: what, how many, at what price, to which address, on which terms. */
export async function OrderPaper({
  number,
  store,
  supplier,
  orderedAt,
  timeZone,
  expectedOn,
  note,
  lines,
}: Props) {
  const [t, stock, paper, locale, api] = await Promise.all([
    getTranslations('purchasing.orders'),
    getTranslations('stock'),
    getTranslations('shell.paper'),
    getLocale(),
    serverApi(),
  ]);
  const [place] = await api.stores.addresses({ storeIds: [store.id] });
  const costs = lines.some(({ unitCost }) => unitCost !== null);
  const amountOf = (line: Line) => Math.round(Number(line.unitCost ?? 0) * Number(line.ordered));
  const total = lines.reduce((sum, line) => sum + amountOf(line), 0);
  return (
    <PaperSheet
      className="hidden print:flex"
      title={t('paperTitle')}
      number={number}
      store={store}
      facts={[
        { label: stock('supplier'), value: supplier },
        { label: t('orderedOn'), value: formatDate(orderedAt, { locale, timeZone }, { year: true }) },
        {
          label: t('expectedOn'),
          value: expectedOn ? formatBusinessDay(expectedOn, locale, { year: true }) : t('noDay'),
        },
        {
          label: t('deliverTo'),
          value: [store.name, place?.address, place?.phone].filter(Boolean).join(' · '),
        },
        ...(note ? [{ label: stock('note'), value: note }] : []),
      ]}
      signatures={[paper('buyer'), paper('supplier')]}
    >
      <PaperTable
        rows={lines}
        keyOf={({ id }) => id}
        columns={[
          { heading: stock('code'), cell: (line) => <span className="figures">{line.code}</span> },
          { heading: stock('product'), cell: (line) => goodsName(line) },
          { heading: stock('unit'), cell: (line) => <Unit of={line.unit} quantity={line.ordered} /> },
          { heading: t('ordered'), numeric: true, cell: (line) => formatQuantity(line.ordered) },
          ...(costs
            ? [
                {
                  heading: t('unitCost'),
                  numeric: true,
                  cell: (line: Line) =>
                    line.unitCost === null ? '' : formatMoney(Math.round(Number(line.unitCost))),
                },
                {
                  heading: stock('amount'),
                  numeric: true,
                  cell: (line: Line) => (line.unitCost === null ? '' : formatMoney(amountOf(line))),
                },
              ]
            : []),
        ]}
        {...(costs ? { total: ['', stock('totals'), '', '', '', formatMoney(total)] } : {})}
      />
      <section className="keep-together text-[9pt]">
        <p className="font-semibold">{t('terms')}</p>
        <p>{t('termsText')}</p>
      </section>
    </PaperSheet>
  );
}
