import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CounterStart } from '@/components/sales/start/counter-start';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales'))('title'), manifest: '/counter.webmanifest' };
}

/** What the counter's worker keeps for when nobody answers: the screens, and nothing of anybody (ADR 64). */
export default function CounterStartPage() {
  return <CounterStart />;
}
