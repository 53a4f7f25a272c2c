import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button';
import { endOfMonth } from '@/server/insight/rules';
import { TICKET_MARKS } from '@/server/sales/mark-rules';
import { rankingLink } from './figure-link';

/** What a month is opened for besides its sums: best sellers, receipts below the floor, returns nobody else looked at. */
export function LookInto({ scope, month }: { scope: string; month: string }) {
  const t = useTranslations('insight');
  const marks = useTranslations('sales.tickets.marks');
  const days = { store: scope, from: `${month}-01`, to: endOfMonth(`${month}-01`) };
  return (
    <nav aria-label={t('analysis.lookInto')} className="flex flex-wrap gap-2">
      <ButtonLink href={rankingLink(scope, month, {})}>{t('goodsRanking.title')}</ButtonLink>
      {TICKET_MARKS.map((mark) => (
        <ButtonLink key={mark} href={`/tickets?${new URLSearchParams({ ...days, mark })}`}>
          {marks(mark)}
        </ButtonLink>
      ))}
    </nav>
  );
}
