import { useLocale, useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import { formatBusinessDay } from '@/lib/format';
import type { AcrossStore } from './across';
import { StoreState } from './store-state';

/** A week of several stores: on a desk a table, on a phone one card each. Each leads to the store's own week. */
export function AcrossStores({ stores, days }: { stores: readonly AcrossStore[]; days: readonly string[] }) {
  const t = useTranslations('roster.across');
  const locale = useLocale();
  return (
    <>
      <div className="hidden overflow-x-auto rounded-md border border-rule bg-paper md:block print:block">
        <table className="w-full border-collapse text-sm">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr className="border-rule border-b bg-sunken text-start">
              <th scope="col" className="p-2 text-start font-medium">
                {t('store')}
              </th>
              {days.map((day) => (
                <th key={day} scope="col" className="border-rule border-s p-2 text-start font-medium">
                  {formatBusinessDay(day, locale)}
                </th>
              ))}
              <th scope="col" className="border-rule border-s p-2 text-start font-medium">
                {t('state')}
              </th>
            </tr>
          </thead>
          <tbody>
            {stores.map((store) => (
              <tr key={store.storeId} className="border-rule border-b align-top last:border-b-0">
                <th scope="row" className="p-2 text-start font-medium">
                  <TextLink href={store.href}>{store.name}</TextLink>
                </th>
                {store.days.map((day) => (
                  <td key={day.day} className="border-rule border-s p-2">
                    <DayFigures {...day} />
                  </td>
                ))}
                <td className="border-rule border-s p-2">
                  <StoreState store={store} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="flex flex-col gap-3 md:hidden print:hidden">
        {stores.map((store) => (
          <li key={store.storeId} className="flex flex-col gap-2 rounded-md border border-rule bg-paper p-3">
            <span className="flex flex-wrap items-start justify-between gap-2">
              <TextLink href={store.href}>{store.name}</TextLink>
              <StoreState store={store} />
            </span>
            <ul className="grid grid-cols-7 gap-1 text-center text-sm">
              {store.days.map((day) => (
                <li key={day.day} className="flex flex-col">
                  <span aria-hidden className="figures text-ink-soft text-xs">
                    {Number(day.day.slice(8))}
                  </span>
                  <span className="sr-only">{formatBusinessDay(day.day, locale)}</span>
                  <DayFigures {...day} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </>
  );
}

function DayFigures({ people, missing }: { people: number; missing: number }) {
  const t = useTranslations('roster');
  return (
    <span className="figures">
      {t('month.people', { count: people })}
      {missing > 0 ? (
        <span className="block font-medium text-alarm text-xs">
          <span aria-hidden>−{missing}</span>
          <span className="sr-only">{t('short', { people: missing })}</span>
        </span>
      ) : null}
    </span>
  );
}
