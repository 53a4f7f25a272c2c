import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Quantity } from '@/components/ui/quantity';
import { TextLink } from '@/components/ui/text-link';
import { goodsName } from '@/lib/goods-name';
import type { ZoneItems } from '@/server/open-items/zone-items';
import { ExplainItem } from './explain-item';

/** Rows a phone shows before it says how many more there are. */
const SHOWN = 20;

interface Item {
  key: string;
  kind: 'negative' | 'reconciliation' | 'handover';
  code: string;
  /** Named as a whole. */
  goods: string;
  zone: string | null;
  quantity: string;
  unit: string;
  detail: string | null;
  href: string | null;
  /** The discrepancy this person is to explain, and has not. */
  explain: string | null;
  explained: boolean;
}

/** What is not right in somebody's zones, each with how much and where it is dealt with. */
export function ItemList(props: {
  storeId: string;
  items: ZoneItems;
  /** May open discrepancies in the office. */
  readsStock: boolean;
  me: string;
  /** The screen is about one zone. */
  ofZone?: boolean;
  /** How many rows there is room for. */
  most?: number;
}) {
  const t = useTranslations('zones.board');
  const rows = itemsOf(props);
  const most = props.most ?? SHOWN;
  if (rows.length === 0) return <p className="text-ink-soft text-sm">{t('noDifferences')}</p>;
  return (
    <ul className="divide-y divide-rule rounded-md border border-rule bg-paper">
      {rows.slice(0, most).map((row) => (
        <li key={row.key} className="flex items-center gap-3 px-3 py-2">
          <p className="min-w-0 flex-1">
            {row.href ? (
              <TextLink href={row.href} className="inline-block min-h-11 content-center">
                {row.goods}
              </TextLink>
            ) : (
              row.goods
            )}
            <span className="block text-ink-soft text-xs">
              {[row.code, props.ofZone ? null : row.zone, row.detail].filter(Boolean).join(' · ')}
            </span>
          </p>
          <span className="flex flex-col items-end gap-1">
            <Quantity value={row.quantity} unit={row.unit} sign="always" />
            <Badge>{t(row.explained ? 'explained' : row.kind)}</Badge>
            {row.explain ? (
              <ExplainItem storeId={props.storeId} discrepancyId={row.explain} name={row.goods} />
            ) : null}
          </span>
        </li>
      ))}
      {rows.length > most ? (
        <li className="p-3 text-ink-soft text-sm">{t('moreItems', { count: rows.length - most })}</li>
      ) : null}
    </ul>
  );
}

function itemsOf({ storeId, items, readsStock, me }: Parameters<typeof ItemList>[0]): Item[] {
  return [
    ...items.differences.map((one) => ({
      key: one.countId,
      kind: 'handover' as const,
      code: one.code,
      goods: goodsName(one),
      zone: one.zone,
      quantity: one.difference,
      unit: one.unit,
      detail: [one.from, one.to].filter(Boolean).join(' → '),
      href: `/stock/handovers/${one.handoverId}?store=${storeId}`,
      explain: null,
      explained: false,
    })),
    ...items.negative.map((one) => ({
      key: `${one.zoneId} ${one.productId}`,
      kind: 'negative' as const,
      code: one.code,
      goods: goodsName(one),
      zone: one.zone,
      quantity: one.onHand,
      unit: one.unit,
      detail: null,
      href: `/stock/negative?store=${storeId}`,
      explain: null,
      explained: false,
    })),
    ...items.discrepancies.map((one) => ({
      key: one.id,
      kind: 'reconciliation' as const,
      code: one.code,
      goods: goodsName(one),
      zone: one.zone,
      quantity: one.difference,
      unit: one.unit,
      detail: one.source,
      href: readsStock ? `/stock/reconciliation/open?store=${storeId}` : null,
      explain: one.ownerId === me && !one.explained ? one.id : null,
      explained: one.explained,
    })),
  ];
}
