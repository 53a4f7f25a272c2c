'use client';

import { drawingSVG, qrcode } from 'bwip-js/browser';
import { useMemo } from 'react';

/** A text as a QR code, dark on white in any light; null where it cannot be drawn: what it says stands beside it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const drawn = useMemo(() => modulesOf(text), [text]);
  if (!drawn) return null;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={drawn.viewBox}
      shapeRendering="crispEdges"
      className="size-48 shrink-0 rounded-md border border-rule bg-white p-3"
    >
      <path d={drawn.path} fill="#000" fillRule="evenodd" />
    </svg>
  );
}

/** bwip-js draws SVG as text; its viewport and modules are taken out of it. */
function modulesOf(text: string) {
  try {
    const svg = qrcode({ bcid: 'qrcode', text, scale: 2 }, drawingSVG());
    const viewBox = /viewBox="([\d. ]+)"/.exec(svg)?.[1];
    const path = [...svg.matchAll(/ d="([^"]+)"/g)].map(([, d]) => d).join('');
    return viewBox && path ? { viewBox, path } : null;
  } catch {
    return null;
  }
}
