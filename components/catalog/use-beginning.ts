'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newId } from '@/client/new-id';
import { toast } from '@/components/ui/toast';
import { useTRPCClient } from '@/trpc/react';
import type { NewPicture } from './new-pictures';

/** What a new product begins with besides its facts: stock in stores, and pictures. */
export function useBeginning(picturesFrom: string | null) {
  const t = useTranslations('catalog.pictures');
  const client = useTRPCClient();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [pictures, setPictures] = useState<readonly NewPicture[]>([]);
  const [isHanging, setHanging] = useState(false);

  /** Hangs the pictures on the product that was made; it is there, whatever becomes of them. */
  async function hang(productId: string): Promise<void> {
    if (picturesFrom === null || pictures.length === 0) return;
    setHanging(true);
    let left = 0;
    // One after the other: their order is the order they are shown in.
    for (const { attachmentId } of pictures) {
      const input = { storeId: picturesFrom, productId, attachmentId, requestId: newId() };
      await client.catalog.addPicture.mutate(input).catch(() => {
        left += 1;
      });
    }
    setHanging(false);
    if (left > 0) toast.warning(t('notHung', { count: left }));
  }
  return {
    typed,
    type: (storeId: string, text: string) => setTyped((before) => ({ ...before, [storeId]: text })),
    pictures,
    setPictures,
    hang,
    isHanging,
  };
}
