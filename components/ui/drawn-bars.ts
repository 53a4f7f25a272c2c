import { type code128, drawingSVG } from 'bwip-js/browser';

export interface DrawnBars {
  viewBox: string;
  paths: { d: string; width: string }[];
}

/** Bars a scanner reads, by an encoder of bwip-js, which draws SVG as text: its viewport and bars are taken out of it. Null: they cannot be drawn. */
export function drawnBars(encoder: typeof code128, bcid: string, text: string): DrawnBars | null {
  try {
    const svg = encoder({ bcid, text, height: 9, includetext: false }, drawingSVG());
    const viewBox = /viewBox="([\d. ]+)"/.exec(svg)?.[1];
    const paths = [...svg.matchAll(/<path stroke="[^"]*" stroke-width="([\d.]+)" d="([^"]+)"/g)].map(
      (match) => ({ width: match[1] ?? '1', d: match[2] ?? '' }),
    );
    return viewBox && paths.length > 0 ? { viewBox, paths } : null;
  } catch {
    return null;
  }
}
