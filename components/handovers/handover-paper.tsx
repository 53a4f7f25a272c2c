import { getLocale, getTranslations } from 'next-intl/server';
import { PaperSheet } from '@/components/shell/paper-sheet';
import { PaperTable } from '@/components/shell/paper-table';
import { Unit } from '@/components/ui/unit';
import { formatDateTime, formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';

interface Line {
  countId: string;
  code: string;
  name: string;
  spec: string;
  unit: string;
  counted: string;
  book: string;
  difference: string;
}

interface Props {
  store: { id: string; name: string };
  zone: string;
  from: string | null;
  givenBy: string;
  to: string;
  at: Date;
  timeZone: string;
  note: string;
  lines: readonly Line[];
}

/** What two people counted together when a zone changed hands, to be signed and kept. */
export async function HandoverPaper({ store, zone, from, givenBy, to, at, timeZone, note, lines }: Props) {
  const [t, stock, locale] = await Promise.all([
    getTranslations('handovers'),
    getTranslations('stock'),
    getLocale(),
  ]);
  return (
    <PaperSheet
      className="hidden print:flex"
      title={t('detail', { zone })}
      store={store}
      facts={[
        { label: t('from'), value: from ?? t('nobody') },
        ...(givenBy === from ? [] : [{ label: t('givenBy'), value: givenBy }]),
        { label: t('to'), value: to },
        { label: t('at'), value: formatDateTime(at, { locale, timeZone }, { year: true }) },
        ...(note ? [{ label: t('note'), value: note }] : []),
      ]}
      signatures={[t('gives'), t('takes')]}
    >
      <PaperTable
        rows={lines}
        keyOf={({ countId }) => countId}
        columns={[
          { heading: stock('code'), cell: (line) => <span className="figures">{line.code}</span> },
          { heading: stock('product'), cell: (line) => goodsName(line) },
          { heading: stock('unit'), cell: (line) => <Unit of={line.unit} quantity={line.counted} /> },
          { heading: t('count'), numeric: true, cell: (line) => formatQuantity(line.counted) },
          { heading: t('book'), numeric: true, cell: (line) => formatQuantity(line.book) },
          {
            heading: t('difference'),
            numeric: true,
            cell: (line) => formatQuantity(line.difference, { sign: 'always' }),
          },
        ]}
      />
    </PaperSheet>
  );
}
