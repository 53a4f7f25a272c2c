import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CustomerDisplay } from '@/components/sales/display/customer-display';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('sales.display'))('title') };
}

/** The customers' second screen: it asks the server nothing, and shows what the counter of the same browser tells it. */
export default function CustomerDisplayPage() {
  return <CustomerDisplay />;
}
