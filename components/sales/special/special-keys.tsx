'use client';

import { PackagePlus, Truck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { FeeDialog } from './fee-dialog';
import { TemporaryDialog } from './temporary-dialog';
import type { SpecialLines } from './use-special-lines';

/** Beside the search: what is sold without standing on a shelf. */
export function SpecialKeys({ special }: { special: SpecialLines }) {
  const t = useTranslations('sales.special');
  return (
    <>
      {special.fee ? (
        <Button size="lg" className="shrink-0 max-sm:px-3" onClick={() => special.open('fee')}>
          <Truck aria-hidden />
          <span className="max-lg:sr-only">{t('fee')}</span>
        </Button>
      ) : null}
      {special.mayTemporary ? (
        <Button size="lg" className="shrink-0 max-sm:px-3" onClick={() => special.open('temporary')}>
          <PackagePlus aria-hidden />
          <span className="max-lg:sr-only">{t('temporary')}</span>
        </Button>
      ) : null}
      <FeeDialog special={special} />
      <TemporaryDialog special={special} />
    </>
  );
}
