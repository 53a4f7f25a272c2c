'use client';

import { useState } from 'react';
import { cn } from '@/components/ui/cn';
import type { PictureEdge } from '@/server/catalog/pictures/picture-rules';

/** The first picture of goods beside their name, which says it all: nothing where there is none or it cannot be had, as offline. */
export function GoodsThumb(props: {
  picture: string | null | undefined;
  edge: PictureEdge;
  className?: string | undefined;
}) {
  const { picture, edge } = props;
  const [missing, setMissing] = useState<string | null>(null);
  if (!picture || missing === picture) return null;
  return (
    // biome-ignore lint/performance/noImgElement: the server makes its size; the counter carries no more script for it.
    <img
      src={`/api/pictures/${picture}?edge=${edge}`}
      alt=""
      width={edge}
      height={edge}
      loading="lazy"
      decoding="async"
      onError={() => setMissing(picture)}
      className={cn('shrink-0 rounded-sm bg-white object-contain', props.className)}
    />
  );
}
