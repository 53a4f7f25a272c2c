'use client';

import { ScanBarcode } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { BasketLine } from '@/client/basket';
import { serialsMissing } from '@/client/serials-of-line';
import { Badge } from '@/components/ui/badge';
import { Sheet, SheetContent } from '@/components/ui/sheet';
import { goodsCalled, goodsName } from '@/lib/goods-name';
import { LabelledTool } from '../labelled-tool';
import { SerialEntry } from './serial-entry';

/** Takes down which pieces they are, before it is asked for. */
export function SerialButton({ line }: { line: BasketLine }) {
  const t = useTranslations('sales.serials');
  const [open, setOpen] = useState(false);
  return (
    <>
      <LabelledTool
        icon={ScanBarcode}
        label={t('label')}
        name={`${t('label')}, ${goodsCalled(line.product)}`}
        onClick={() => setOpen(true)}
      />
      <Sheet open={open} onOpenChange={setOpen}>
        <SheetContent title={`${t('title')} · ${goodsName(line.product)}`}>
          {open ? <SerialEntry line={line} /> : null}
        </SheetContent>
      </Sheet>
    </>
  );
}

/** How many of its pieces are known by their number. */
export function SerialsTaken({ line }: { line: BasketLine }) {
  const t = useTranslations('sales.serials');
  if (!line.product.needsSerial) return null;
  const missing = serialsMissing(line);
  const have = line.serials?.length ?? 0;
  if (missing === 0) return <span className="figures">{line.serials?.join(' · ')}</span>;
  return <Badge tone="warn">{t('short', { have, of: have + missing })}</Badge>;
}
