import { formatMoney } from '@/lib/format';

const MINUS = '−';

/** How much more or less than before, in whole per cent with its sign; null where there was nothing before. */
export function changeOf(now: number, before: number): string | null {
  if (before <= 0) return null;
  const percent = Math.round(((now - before) / before) * 100);
  if (percent === 0) return '±0%';
  return percent > 0 ? `+${percent}%` : `${MINUS}${-percent}%`;
}

/** An amount without its fen, where many stand side by side: `¥1,138`. */
export function wholeYuan(fen: number): string {
  return formatMoney(Math.round(fen / 100) * 100).replace(/\.00$/, '');
}

/** A part of a whole in whole per cent; null of nothing. */
export function shareOf(part: number, whole: number | null): string | null {
  if (whole === null || whole <= 0) return null;
  const percent = Math.round((part / whole) * 100);
  if (percent === 0 && part > 0) return '<1%';
  return `${percent}%`.replace('-', MINUS);
}
