import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';

/** What stands out about a ticket, wherever it is listed. */
export function TicketMarks({ flags }: { flags: readonly string[] }) {
  const t = useTranslations('sales.tickets.flags');
  return flags.map((flag) => (
    <Badge key={flag} tone={flag === 'BREACH' || flag === 'LIST_DIFFERS' ? 'late' : 'warn'}>
      {t(flag)}
    </Badge>
  ));
}
