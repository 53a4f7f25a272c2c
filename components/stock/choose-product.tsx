'use client';

import { useRouter } from 'next/navigation';
import { ProductPicker } from './product-picker';

/** Finds the product a page is about, by scan or word. */
export function ChooseProduct({ path, storeId }: { path: string; storeId: string }) {
  const router = useRouter();
  return (
    <ProductPicker onPick={(product) => router.push(`${path}?store=${storeId}&product=${product.id}`)} />
  );
}
