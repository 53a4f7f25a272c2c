'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Unit } from '@/components/ui/unit';
import { fitsDecimals, milliFromText, milliToText } from '@/lib/quantity';

/** As many stores as stand in the form at once; a chain has the rest behind a press. */
const SHOWN = 3;

export interface OpeningStore {
  id: string;
  name: string;
}

/** What stands of a new product in each store, as it is typed; a store left empty has none. */
export function OpeningStock(props: {
  stores: readonly OpeningStore[];
  unit: string;
  decimals: number;
  typed: Readonly<Record<string, string>>;
  onTyped: (storeId: string, text: string) => void;
}) {
  const t = useTranslations('catalog.opening');
  const { stores } = props;
  const fields = (some: readonly OpeningStore[]) => (
    <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
      {some.map(({ id, name }) => {
        const text = props.typed[id] ?? '';
        return (
          <Field
            key={id}
            label={t('inStore', { store: name })}
            error={isSound(text, props.decimals) ? undefined : t('notRight')}
          >
            <Input
              value={text}
              numeric
              inputMode="decimal"
              autoComplete="off"
              maxLength={11}
              suffix={<Unit of={props.unit} />}
              onChange={(event) => props.onTyped(id, event.target.value)}
            />
          </Field>
        );
      })}
    </div>
  );
  return (
    <section className="flex flex-col gap-3 border-rule border-t pt-4">
      <div>
        <h2 className="font-semibold">{t('title')}</h2>
        <p className="text-ink-soft text-sm">{t('hint')}</p>
      </div>
      {fields(stores.slice(0, SHOWN))}
      {stores.length > SHOWN ? (
        <details>
          <summary className="w-fit cursor-pointer py-2 text-accent">
            {t('otherStores', { count: stores.length - SHOWN })}
          </summary>
          <div className="pt-2">{fields(stores.slice(SHOWN))}</div>
        </details>
      ) : null}
    </section>
  );
}

/** Nothing typed, or a quantity the product's unit has. */
function isSound(text: string, decimals: number): boolean {
  if (text.trim() === '') return true;
  const milli = milliFromText(text.trim());
  return milli !== null && milli >= 0 && fitsDecimals(milli, decimals);
}

/** The stores with something in them as the server takes them; null: something typed is no quantity. */
export function readOpening(
  typed: Readonly<Record<string, string>>,
  decimals: number,
): { storeId: string; quantity: string }[] | null {
  const filled = Object.entries(typed).map(([storeId, text]) => ({ storeId, text: text.trim() }));
  if (!filled.every(({ text }) => isSound(text, decimals))) return null;
  return filled.flatMap(({ storeId, text }) => {
    const milli = milliFromText(text) ?? 0;
    return milli > 0 ? [{ storeId, quantity: milliToText(milli) }] : [];
  });
}
