import { useLocale, useTranslations } from 'next-intl';
import { Section } from '@/components/ui/card';
import { calendarDay } from '@/lib/business-day';
import { formatBusinessDay } from '@/lib/format';
import type { ListedSwap } from '@/server/roster/swaps/list-swaps';
import { TakeShift, WithdrawSwap } from './swap-acts';
import { SwapLine } from './swap-line';

/** What colleagues offer that one can take, and one's own requests; nothing, nothing is shown. */
export function MySwaps({
  personId,
  own,
  offers,
  stores,
  timeZones,
}: {
  personId: string;
  own: readonly ListedSwap[];
  offers: readonly ListedSwap[];
  stores: ReadonlyMap<string, string>;
  timeZones: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('roster.swaps');
  const locale = useLocale();
  const zoneOf = ({ storeId }: ListedSwap) => timeZones.get(storeId) ?? 'Asia/Shanghai';
  const nameOf = (swap: ListedSwap) =>
    `${swap.giver} ${formatBusinessDay(calendarDay(swap.startsAt, zoneOf(swap)), locale)}`;
  const lineOf = (swap: ListedSwap) => ({
    swap,
    timeZone: zoneOf(swap),
    store: stores.size > 1 ? stores.get(swap.storeId) : undefined,
  });
  const actOf = (swap: ListedSwap) => ({ storeId: swap.storeId, swapId: swap.id, name: nameOf(swap) });
  return (
    <>
      {offers.length > 0 ? (
        <Section paper title={t('offers', { count: offers.length })}>
          <ul className="divide-y divide-rule">
            {offers.map((swap) => (
              <SwapLine key={swap.id} {...lineOf(swap)}>
                <TakeShift {...actOf(swap)} />
              </SwapLine>
            ))}
          </ul>
        </Section>
      ) : null}
      {own.length > 0 ? (
        <Section paper title={t('mine')}>
          <ul className="divide-y divide-rule">
            {own.map((swap) => (
              <SwapLine key={swap.id} {...lineOf(swap)}>
                {swap.state === 'OPEN' || swap.state === 'TAKEN' ? (
                  <WithdrawSwap {...actOf(swap)} isGiver={swap.giverId === personId} />
                ) : null}
              </SwapLine>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
