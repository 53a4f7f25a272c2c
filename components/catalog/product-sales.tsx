import { getLocale, getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { daysBetween } from '@/lib/business-day';
import { formatBusinessDay, formatQuantity } from '@/lib/format';
import { milliFromText, milliToText } from '@/lib/quantity';
import { unitKey } from '@/lib/units';

interface Props {
  /** Rows of `stock.soldByDay`. */
  sold: readonly { day: string; sold: string }[];
  from: string;
  to: string;
  unit: string;
}

/** Thirty days of sales as a row of bars, each saying its day and number; below it the sum. */
export async function ProductSales({ sold, from, to, unit }: Props) {
  const [t, units, locale] = await Promise.all([
    getTranslations('catalog'),
    getTranslations('units'),
    getLocale(),
  ]);
  const milli = new Map<string, number>();
  for (const { day, sold: quantity } of sold)
    milli.set(day, (milli.get(day) ?? 0) + (milliFromText(quantity) ?? 0));
  const most = Math.max(1, ...milli.values());
  const total = [...milli.values()].reduce((sum, one) => sum + one, 0);
  const days = daysBetween(from, to).map((day) => ({ day, milli: milli.get(day) ?? 0 }));
  const key = unitKey(unit);
  const unitWord = key ? units(key, { count: total / 1000 }) : unit;
  const said = (quantity: number) => formatQuantity(milliToText(quantity));
  return (
    <Section
      paper
      title={t('sold30')}
      description={total === 0 ? t('noSales30') : t('sold30Of', { quantity: `${said(total)} ${unitWord}` })}
    >
      <div className="p-4">
        <ol aria-label={t('sold30')} className="flex h-24 items-end gap-0.5 border-rule-strong border-b">
          {days.map((day) => {
            const words = t('soldOnDay', {
              day: formatBusinessDay(day.day, locale),
              quantity: said(day.milli),
            });
            return (
              <li key={day.day} title={words} className="flex h-full flex-1 items-end">
                <span className="sr-only">{words}</span>
                <span
                  aria-hidden
                  className={cn('w-full rounded-t-sm', day.milli > 0 ? 'bg-accent-fill' : 'bg-rule')}
                  style={{ height: day.milli > 0 ? `${Math.max(6, (day.milli / most) * 100)}%` : '2px' }}
                />
              </li>
            );
          })}
        </ol>
        <p aria-hidden className="figures flex justify-between pt-1 text-ink-soft text-xs">
          <span>{formatBusinessDay(from, locale)}</span>
          <span>{formatBusinessDay(to, locale)}</span>
        </p>
      </div>
    </Section>
  );
}
