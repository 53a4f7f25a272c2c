import { Check, ChevronRight, Clock, TriangleAlert, UserRoundX, X } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';

export interface ZoneSummary {
  id: string;
  code: string;
  name: string;
  owner: string | null;
  /** Due today or this week. */
  checks: number;
  checksLeft: number;
  checksFailed: number;
  items: number;
}

/** A zone on the board: who answers for it and what is still to do there. */
export function ZoneCard({ zone, href, showOwner }: { zone: ZoneSummary; href: string; showOwner: boolean }) {
  const t = useTranslations('zones');
  return (
    <li>
      <Link href={href} className="focus-inset flex min-h-16 items-center gap-3 p-3">
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <span className="figures text-ink-soft text-sm">{zone.code}</span>
            <span className="font-medium">{zone.name}</span>
          </span>
          {showOwner && zone.owner ? (
            <span className="block text-ink-soft text-sm">{t('board.owner', { name: zone.owner })}</span>
          ) : null}
          <span className="mt-1 flex flex-wrap gap-1.5">
            {zone.owner ? null : (
              <Badge tone="warn" icon={UserRoundX}>
                {t('noOwner')}
              </Badge>
            )}
            {zone.checksFailed > 0 ? (
              <Badge tone="late" icon={X}>
                {t('board.checksFailed', { count: zone.checksFailed })}
              </Badge>
            ) : null}
            {zone.checksLeft > 0 ? (
              <Badge tone="warn" icon={Clock}>
                {t('board.checksLeft', { count: zone.checksLeft })}
              </Badge>
            ) : null}
            {zone.checks > 0 && zone.checksLeft === 0 && zone.checksFailed === 0 ? (
              <Badge tone="ok" icon={Check}>
                {t('board.checksDone')}
              </Badge>
            ) : null}
            {zone.items > 0 ? (
              <Badge tone="late" icon={TriangleAlert}>
                {t('board.items', { count: zone.items })}
              </Badge>
            ) : null}
          </span>
        </span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
      </Link>
    </li>
  );
}
