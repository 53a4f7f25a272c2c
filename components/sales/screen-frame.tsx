'use client';

import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { useCounter } from './counter-context';

/** A full screen beside selling: its name, the way back to the basket, its content. */
export function ScreenFrame(props: { title: string; actions?: ReactNode; children: ReactNode }) {
  const t = useTranslations('sales.menu');
  const { show } = useCounter();
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <div className="mx-auto flex w-full max-w-5xl flex-col gap-4 p-4 lg:p-6">
        <div className="flex flex-wrap items-center gap-3">
          <Button size="lg" onClick={() => show({ name: 'sell' })}>
            <ArrowLeft aria-hidden />
            {t('backToSale')}
          </Button>
          <h2 className="font-semibold text-xl">{props.title}</h2>
          <span className="flex-1" />
          {props.actions}
        </div>
        {props.children}
      </div>
    </div>
  );
}
