'use client';

import { code128, ean13 } from 'bwip-js/browser';
import { useTranslations } from 'next-intl';
import { type Ref, useMemo } from 'react';
import { drawnBars } from '@/components/ui/drawn-bars';
import { formatMoney } from '@/lib/format';
import type { TagRow } from '@/server/price-tags/list-tags';
import type { TagPromotion } from '@/server/price-tags/tag-promotions';
import { pagesOf, type TagSize } from '@/server/price-tags/tag-rules';

/** A tag with what is promoted of it. */
export type PromotedTag = TagRow & { promotion: TagPromotion | null };

/** Tags as they leave the printer, page by page. */
export function TagSheet({
  tags,
  size,
  storeName,
  unitOf,
  ref,
}: {
  tags: readonly PromotedTag[];
  size: TagSize;
  storeName: string;
  /** A unit as people say it. */
  unitOf: (unit: string) => string;
  ref?: Ref<HTMLDivElement> | undefined;
}) {
  return (
    <div ref={ref} data-paper="tags">
      {pagesOf(tags, size).map((page) => (
        <div
          key={page[0]?.productId}
          className="price-tags"
          style={{
            gridTemplateColumns: `repeat(${size.across}, ${size.widthMm}mm)`,
            gridAutoRows: `${size.heightMm}mm`,
          }}
        >
          {page.map((tag) => (
            <Tag key={tag.productId} tag={tag} size={size} storeName={storeName} unit={unitOf(tag.unit)} />
          ))}
        </div>
      ))}
    </div>
  );
}

function Tag({
  tag,
  size,
  storeName,
  unit,
}: {
  tag: PromotedTag;
  size: TagSize;
  storeName: string;
  unit: string;
}) {
  const t = useTranslations('priceTags');
  const isSmall = size.widthMm < 50;
  return (
    <article className="price-tag" style={{ fontSize: isSmall ? '7pt' : '9pt' }}>
      <header>
        <strong>{tag.name}</strong>
        {tag.spec ? <span> {tag.spec}</span> : null}
      </header>
      <p className="price-tag-price" style={{ fontSize: isSmall ? '15pt' : '24pt' }}>
        {formatMoney(tag.promotion?.priceFen ?? tag.listPriceFen)}
        <small>
          {' '}
          / {unit}
          {tag.promotion?.priceFen == null ? null : <s> {formatMoney(tag.listPriceFen)}</s>}
        </small>
      </p>
      {tag.promotion ? (
        <p>{t('promoted', { name: tag.promotion.name, day: tag.promotion.untilDay })}</p>
      ) : null}
      <footer>
        <span>
          {isSmall ? null : `${storeName} `}
          {tag.code}
        </span>
        <Bars code={tag.barcode ?? tag.code} />
      </footer>
    </article>
  );
}

/** What the scanner reads off the shelf; digits alone where it cannot be drawn. */
function Bars({ code }: { code: string }) {
  const drawn = useMemo(() => barsOf(code), [code]);
  return (
    <figure>
      {drawn ? (
        <svg viewBox={drawn.viewBox} preserveAspectRatio="none" aria-hidden>
          {drawn.paths.map(({ d, width }) => (
            <path key={d} d={d} stroke="#000" strokeWidth={width} />
          ))}
        </svg>
      ) : null}
      <figcaption>{code}</figcaption>
    </figure>
  );
}

/** An EAN-13 as one, everything else as Code 128. */
function barsOf(code: string) {
  const ean = /^\d{13}$/.test(code) ? drawnBars(ean13, 'ean13', code) : null;
  return ean ?? drawnBars(code128, 'code128', code);
}
