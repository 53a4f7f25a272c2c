'use client';

import { X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { type PickedProduct, ProductPicker } from '@/components/stock/product-picker';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Segmented } from '@/components/ui/segmented';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { goodsName } from '@/lib/goods-name';
import { useTRPCClient } from '@/trpc/react';
import { type NamedSupplier, RuleDialog, type RuleFields } from './rule-dialog';

interface Props {
  storeId: string;
  suppliers: readonly NamedSupplier[];
  storeDays: number;
}

/** A rule for products that are looked up, or for a whole category. */
export function NewRule({
  categories,
  ...props
}: Props & { categories: readonly { id: string; name: string }[] }) {
  const t = useTranslations('purchasing.replenishment');
  const [open, setOpen] = useState(false);
  const [by, setBy] = useState<'products' | 'category'>('products');
  const [products, setProducts] = useState<readonly PickedProduct[]>([]);
  const [categoryId, setCategoryId] = useState('');
  const ofProducts = products.length > 0 ? { productIds: products.map(({ id }) => id) } : null;
  const ofCategory = categoryId ? { categoryId } : null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {t('newRule')}
      </Button>
      {open ? (
        <RuleDialog
          {...props}
          of={by === 'products' ? ofProducts : ofCategory}
          title={t('newRule')}
          description={t('newRuleHint')}
          rule={null}
          onDone={() => {
            setOpen(false);
            setProducts([]);
          }}
        >
          <Segmented
            aria-label={t('ruleFor')}
            value={by}
            onValueChange={setBy}
            segments={[
              { value: 'products', label: t('byProducts') },
              { value: 'category', label: t('byCategory') },
            ]}
          />
          {by === 'products' ? (
            <>
              <ProductPicker
                onPick={(product) =>
                  setProducts((old) => [...old.filter(({ id }) => id !== product.id), product].slice(-500))
                }
              />
              <ul className="flex flex-wrap gap-2">
                {products.map((product) => (
                  <li key={product.id}>
                    <Button
                      size="sm"
                      aria-label={t('leaveOut', { name: goodsName(product) })}
                      onClick={() => setProducts((old) => old.filter(({ id }) => id !== product.id))}
                    >
                      {goodsName(product)}
                      <X aria-hidden />
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <Field label={t('category')} hint={t('categoryHint')} required>
              <Select
                value={categoryId}
                placeholder={t('chooseCategory')}
                onChange={(event) => setCategoryId(event.target.value)}
                options={categories.map((one) => ({ value: one.id, label: one.name }))}
              />
            </Field>
          )}
        </RuleDialog>
      ) : null}
    </>
  );
}

/** Changes one product's rule, or takes it away. */
export function RuleActions({
  productId,
  name,
  rule,
  ...props
}: Props & { productId: string; name: string; rule: RuleFields }) {
  const t = useTranslations('purchasing.replenishment');
  const drop = useAct(useTRPCClient().replenishment.dropRules.mutate);
  const [open, setOpen] = useState(false);
  const { storeId } = props;
  return (
    <span className="flex flex-wrap gap-1 md:flex-col md:items-start">
      <Button size="sm" aria-label={t('changeRuleOf', { name })} onClick={() => setOpen(true)}>
        {t('changeRule')}
      </Button>
      <Button
        size="sm"
        variant="ghost"
        aria-label={t('dropRuleOf', { name })}
        loading={drop.busy}
        onClick={async () => {
          if (await drop.act({ storeId, productIds: [productId] })) toast.success(t('ruleDropped'));
        }}
      >
        {t('dropRule')}
      </Button>
      {drop.problem ? <span className="block text-alarm text-xs">{drop.problem}</span> : null}
      {open ? (
        <RuleDialog
          {...props}
          of={{ productIds: [productId] }}
          title={t('ruleOf', { name })}
          rule={rule}
          onDone={() => setOpen(false)}
        />
      ) : null}
    </span>
  );
}
