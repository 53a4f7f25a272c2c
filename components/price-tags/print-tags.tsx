'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Field } from '@/components/ui/field';
import { printPaper } from '@/components/ui/print-paper';
import { Select } from '@/components/ui/select';
import { keyboardScroller, ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import { toast } from '@/components/ui/toast';
import { useUnit } from '@/components/ui/unit';
import { formatMoney } from '@/lib/format';
import { TAG_SIZES, type TagSizeName, tagSize, tagWords } from '@/server/price-tags/tag-rules';
import { useTRPCClient } from '@/trpc/react';
import { type PromotedTag, TagSheet } from './tag-sheet';

/** Which tags are printed, on what, and whether the paper came out: only then they hang. */
export function PrintTags({
  store,
  rows,
}: {
  store: { id: string; name: string };
  rows: readonly PromotedTag[];
}) {
  const t = useTranslations('priceTags');
  const client = useTRPCClient();
  const unit = useUnit();
  const deed = useAct(client.priceTags.print.mutate);
  const sheet = useRef<HTMLDivElement>(null);
  const [name, setName] = useState<TagSizeName>('A4_24');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [asks, setAsks] = useState(false);
  const chosen = rows.filter(({ productId }) => !left.has(productId));
  const size = tagSize(name);

  async function print() {
    if (!sheet.current) return;
    await printPaper(sheet.current, {
      widthMm: size.across === 1 ? size.widthMm : 210,
      heightMm: size.down === 1 ? size.heightMm : 297,
    });
    setAsks(true);
  }
  async function cameOut() {
    const tags = chosen.map((tag) => ({
      productId: tag.productId,
      priceFen: tag.listPriceFen,
      words: tagWords(tag),
    }));
    if (!(await deed.act({ storeId: store.id, tags }))) return;
    setAsks(false);
    toast.success(t('printed', { count: tags.length }));
  }
  function choose(productId: string, wanted: boolean) {
    const next = new Set(left);
    if (wanted) next.delete(productId);
    else next.add(productId);
    setLeft(next);
  }
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-end gap-3">
        <Field label={t('size')} className="min-w-56">
          <Select
            value={name}
            onChange={({ target }) => setName(tagSize(target.value).name)}
            options={TAG_SIZES.map((one) => ({ value: one.name, label: t(`sizes.${one.name}`) }))}
          />
        </Field>
        <Button
          variant="primary"
          missing={chosen.length === 0 ? t('chooseSome') : null}
          onClick={() => void print()}
        >
          {t('print', { count: chosen.length })}
        </Button>
      </div>
      {deed.problem ? <Callout tone="late" title={deed.problem} /> : null}
      <ListTable
        aria-label={t('title')}
        headings={[t('goods'), { numeric: t('hangs') }, { numeric: t('price') }]}
      >
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.productId}>
              <TableCell>
                <Checkbox
                  checked={!left.has(row.productId)}
                  onCheckedChange={(wanted) => choose(row.productId, wanted)}
                  label={`${row.name} ${row.spec}`.trim()}
                />
                <span className="figures ml-8 block text-ink-soft text-xs">{row.barcode ?? row.code}</span>
              </TableCell>
              <TableCell numeric>{row.hangsFen === null ? '–' : formatMoney(row.hangsFen)}</TableCell>
              <TableCell numeric>
                {formatMoney(row.listPriceFen)}
                {row.promotion ? (
                  <span className="block text-ink-soft text-xs">
                    {[row.promotion.name, row.promotion.priceFen]
                      .map((part) => (typeof part === 'number' ? formatMoney(part) : part))
                      .filter(Boolean)
                      .join(' ')}
                  </span>
                ) : null}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ListTable>
      <section
        {...keyboardScroller}
        aria-label={t('preview')}
        className="focus-inset overflow-x-auto rounded-md bg-sunken p-4 print:hidden"
      >
        <TagSheet
          ref={sheet}
          tags={chosen}
          size={size}
          storeName={store.name}
          unitOf={(one) => unit(one, '1')}
        />
      </section>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title={t('cameOut')}
        description={t('cameOutHint')}
        confirmLabel={t('cameOutYes')}
        onConfirm={() => void cameOut()}
      />
    </div>
  );
}
