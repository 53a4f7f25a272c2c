import { useTranslations } from 'next-intl';
import { Badge, type BadgeTone } from '@/components/ui/badge';
import {
  daysFrom,
  isLate,
  type OrderState as State,
} from '@/server/purchasing/purchase-orders/purchase-order-rules';

const TONES: Record<State, BadgeTone> = {
  OPEN: 'neutral',
  PARTLY_RECEIVED: 'warn',
  RECEIVED: 'ok',
  CLOSED: 'neutral',
  CANCELLED: 'neutral',
};

/** How far an order is, and how late its goods are. */
export function OrderState({
  order,
  today,
}: {
  order: { state: State; expectedOn: string | null };
  today: string;
}) {
  const t = useTranslations('purchasing.orders');
  const { state, expectedOn } = order;
  return (
    <span className="flex flex-wrap gap-1">
      <Badge tone={TONES[state]}>{t(`states.${state}`)}</Badge>
      {expectedOn && isLate(state, expectedOn, today) ? (
        <Badge tone="late">{t('late', { days: daysFrom(expectedOn, today) })}</Badge>
      ) : null}
    </span>
  );
}
