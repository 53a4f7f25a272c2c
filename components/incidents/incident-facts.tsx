import { getTranslations } from 'next-intl/server';
import { PhotoList } from '@/components/attachments/photo-list';
import { Amount } from '@/components/ui/amount';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';
import { DetailList } from '@/components/ui/detail-list';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Unit } from '@/components/ui/unit';
import { formatQuantity } from '@/lib/format';
import { goodsName } from '@/lib/goods-name';
import { IncidentStateBadge, SevereBadge } from './incident-badges';
import type { IncidentView } from './incident-view';

/** What happened, where, with what and whom. */
export async function IncidentFacts({ view }: { view: IncidentView }) {
  const t = await getTranslations('incidents');
  const { timeZone } = view;
  const where = [view.zone?.name, view.place].filter(Boolean).join(' · ');
  const items = [
    { label: t('happenedAt'), value: <DateTime at={view.happenedAt} timeZone={timeZone} /> },
    { label: t('where'), value: where || '–' },
    {
      label: t('facts.reported'),
      value: (
        <>
          {view.reportedBy} · <DateTime at={view.reportedAt} timeZone={timeZone} />
        </>
      ),
    },
    ...(view.worthFen > 0
      ? [
          {
            label: t('worth'),
            value: (
              <>
                <Amount fen={view.worthFen} /> <span className="text-ink-soft text-xs">{t('worthHint')}</span>
              </>
            ),
          },
        ]
      : []),
    ...(view.cashFen > 0 ? [{ label: t('facts.cash'), value: <Amount fen={view.cashFen} /> }] : []),
    ...(view.staff.length > 0
      ? [{ label: t('facts.staff'), value: view.staff.map(({ name }) => name).join(' · ') }]
      : []),
    ...(view.others.length > 0 ? [{ label: t('facts.others'), value: view.others.join(' · ') }] : []),
    ...(view.customer
      ? [
          {
            label: t('facts.customer'),
            value: (
              <TextLink href={`/customers/${view.customer.id}?store=${view.storeId}`}>
                {view.customer.name || view.customer.code}
              </TextLink>
            ),
          },
        ]
      : []),
    ...(view.authority ? [{ label: t('facts.authority'), value: t('facts.yes') }] : []),
  ];
  return (
    <Section paper title={t('facts.title')}>
      <div className="flex flex-col gap-4 p-3">
        <div className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{t(`kinds.${view.kind}`)}</span>
          <IncidentStateBadge state={view.state} />
          {view.severe ? <SevereBadge /> : null}
        </div>
        <blockquote className="whitespace-pre-wrap break-words border-rule border-l-2 pl-3">
          {view.words}
        </blockquote>
        <DetailList items={items} columns={2} />
        {view.goods.length > 0 ? (
          <ListTable
            aria-label={t('facts.goods')}
            headings={[t('facts.goods'), t('facts.zone'), { numeric: t('facts.quantity') }]}
          >
            <TableBody>
              {view.goods.map((line) => (
                <TableRow key={line.id}>
                  <TableCell>
                    {goodsName(line)}
                    <span className="block text-ink-soft text-xs">{line.code}</span>
                  </TableCell>
                  <TableCell>{line.zone}</TableCell>
                  <TableCell numeric>
                    {formatQuantity(line.quantity)} <Unit of={line.unit} quantity={line.quantity} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </ListTable>
        ) : null}
        <Photos view={view} />
      </div>
    </Section>
  );
}

async function Photos({ view }: { view: IncidentView }) {
  const t = await getTranslations('incidents.facts');
  return (
    <PhotoList
      storeId={view.storeId}
      ids={view.photoIds}
      label={t('photos')}
      altOf={(number) => t('photoAlt', { number })}
    />
  );
}
