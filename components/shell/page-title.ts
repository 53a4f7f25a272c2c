import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';

/** What a page's tab is called: `export const generateMetadata = pageTitle('stock', 'receiving');` */
export function pageTitle(namespace: string, key = 'title'): () => Promise<Metadata> {
  return async () => ({ title: (await getTranslations(namespace))(key) });
}
