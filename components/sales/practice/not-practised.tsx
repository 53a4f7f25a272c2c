'use client';

import { GraduationCap } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { EmptyState } from '@/components/ui/empty-state';
import { ScreenFrame } from '../screen-frame';

/** A part of the counter that is about real goods and real money: it says so instead of pretending. */
export function NotPractised({ of }: { of: 'pickups' | 'till' }) {
  const t = useTranslations('sales.practice');
  const menu = useTranslations('sales.menu');
  return (
    <ScreenFrame title={menu(of)}>
      <EmptyState icon={GraduationCap} title={t(`not.${of}`)} description={t(`notHint.${of}`)} />
    </ScreenFrame>
  );
}
