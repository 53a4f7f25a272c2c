import { Package } from 'lucide-react';
import Image from 'next/image';
import { cn } from '@/components/ui/cn';
import type { PictureEdge } from '@/server/catalog/pictures/picture-rules';

/** Where a picture of goods is, by its short id. */
export function pictureAddress(picture: string, edge: PictureEdge): string {
  return `/api/pictures/${picture}?edge=${edge}`;
}

/**
 * Goods as people look for them: their first picture, else a quiet sign in its place. Beside a name it says nothing of its own.
 * @param alt what it shows, where no name stands beside it
 */
export function GoodsPicture({
  picture,
  edge,
  alt = '',
  className,
}: {
  picture: string | null;
  edge: PictureEdge;
  alt?: string;
  className?: string | undefined;
}) {
  const frame = cn('shrink-0 rounded-sm border border-rule bg-white object-contain', className);
  if (picture === null)
    return (
      <span aria-hidden className={cn(frame, 'grid place-items-center bg-sunken text-ink-faint')}>
        <Package className="size-1/2 max-h-8" />
      </span>
    );
  return (
    <Image
      src={pictureAddress(picture, edge)}
      alt={alt}
      width={edge}
      height={edge}
      unoptimized
      loading="lazy"
      className={frame}
    />
  );
}
