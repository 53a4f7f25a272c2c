import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';

/** What stands out about a ticket, wherever it is listed. */
export function TicketMarks({ flags }: { flags: readonly string[] }) {
  const t = useTranslations('sales.tickets.flags');
  return flags.map((flag) => (
    <Badge
      key={flag}
      tone={['BREACH', 'LIST_DIFFERS', 'PROMOTION_DIFFERS', 'SERIAL_TWICE'].includes(flag) ? 'late' : 'warn'}
    >
      {t(flag)}
    </Badge>
  ));
}
