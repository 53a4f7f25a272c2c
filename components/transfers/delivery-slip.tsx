import { getLocale, getTranslations } from 'next-intl/server';
import { PaperSheet } from '@/components/shell/paper-sheet';
import { PaperTable } from '@/components/shell/paper-table';
import { Unit } from '@/components/ui/unit';
import { formatDateTime, formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import type { TransferLineView } from '@/server/transfers/list-transfers';
import { serverApi } from '@/trpc/server';

interface Props {
  number: string;
  from: { id: string; name: string };
  to: { id: string; name: string };
  sentAt: Date | null;
  timeZone: string;
  note: string;
  lines: readonly TransferLineView[];
}

/** What goes with the goods: from where to where, line by line with room for what arrives, and who hands it over. */
export async function DeliverySlip({ number, from, to, sentAt, timeZone, note, lines }: Props) {
  const [t, stock, paper, locale, api] = await Promise.all([
    getTranslations('transfers'),
    getTranslations('stock'),
    getTranslations('shell.paper'),
    getLocale(),
    serverApi(),
  ]);
  const addresses = await api.stores.addresses({ storeIds: [from.id, to.id] });
  const place = (store: { id: string; name: string }) => {
    const known = addresses.find(({ id }) => id === store.id);
    return [store.name, known?.address, known?.phone].filter(Boolean).join(' · ');
  };
  return (
    <PaperSheet
      className="hidden print:flex"
      title={t('slip')}
      number={number}
      store={from}
      facts={[
        { label: t('from'), value: place(from) },
        { label: t('to'), value: place(to) },
        ...(sentAt
          ? [
              {
                label: t('dispatchedAt'),
                value: formatDateTime(sentAt, { locale, timeZone }, { year: true }),
              },
            ]
          : []),
        ...(note ? [{ label: stock('note'), value: note }] : []),
      ]}
      signatures={[paper('handsOver'), paper('carries'), paper('takesOver')]}
    >
      <PaperTable
        rows={lines}
        keyOf={({ lineNo }) => String(lineNo)}
        columns={[
          { heading: stock('code'), cell: (line) => <span className="figures">{line.code}</span> },
          { heading: stock('product'), cell: (line) => goodsName(line) },
          {
            heading: stock('unit'),
            cell: (line) => <Unit of={line.unit} quantity={line.sent ?? line.requested ?? '1'} />,
          },
          {
            heading: sentAt ? t('sentQuantity') : t('requested'),
            numeric: true,
            cell: (line) => formatQuantity(line.sent ?? line.requested ?? '0'),
          },
          { heading: t('arrived'), write: true, cell: () => '' },
          { heading: stock('note'), write: true, cell: () => '' },
        ]}
      />
    </PaperSheet>
  );
}
