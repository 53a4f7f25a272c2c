import Image from 'next/image';
import { useTranslations } from 'next-intl';
import { Section } from '@/components/ui/card';
import { DateTime } from '@/components/ui/date-time';

interface Row {
  id: string;
  code: string;
  quantity: string;
  note: string;
  photo: string;
  person: string;
  zone: string;
  occurredAt: Date;
}

/** Barcodes found on shelves that no product has. */
export function UnknownList({ rows, timeZone }: { rows: readonly Row[]; timeZone: string }) {
  const t = useTranslations('stocktake');
  return (
    <Section title={t('unknownTitle')} description={t('unknownTitleHint')}>
      <ul className="divide-y divide-rule">
        {rows.map((row) => (
          <li key={row.id} className="flex items-start gap-3 p-3">
            {row.photo === '' ? null : (
              <Image
                src={row.photo}
                alt={t('photoOf', { code: row.code })}
                width={96}
                height={72}
                unoptimized
                className="h-18 w-24 rounded-sm object-cover"
              />
            )}
            <span className="min-w-0 flex-1">
              <span className="figures block font-medium">{row.code}</span>
              <span className="block text-ink-soft text-sm">
                {row.quantity} · {row.zone} · {row.person} ·{' '}
                <DateTime at={row.occurredAt} timeZone={timeZone} />
              </span>
              {row.note === '' ? null : <span className="block text-sm">{row.note}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
