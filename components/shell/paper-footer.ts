export interface FooterWords {
  printed: string;
  /** Said small in the middle of the foot of a demo's paper; '' otherwise. */
  demo: string;
  /** Before, between and after the page's number and how many there are. */
  pages: readonly [string, string, string];
}

/** The foot of every printed page as a rule of its page box: the browser counts the pages. */
export function pageFooter(
  page: 'sheet-a4' | 'sheet-a4-wide',
  { printed, demo, pages }: FooterWords,
): string {
  const [before, between, after] = pages.map(cssText);
  return `@page ${page} {
  @bottom-left { content: ${cssText(printed)}; ${FOOT} text-align: left; width: 45%; }
  @bottom-center { content: ${cssText(demo)}; ${FOOT} width: 20%; }
  @bottom-right { content: ${before} counter(page) ${between} counter(pages) ${after}; ${FOOT} text-align: right; width: 35%; }
}`;
}

const FOOT =
  'font-family: "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif; font-size: 8pt; color: #444;';

/** A text as CSS writes one; nothing in it ends the text, the rule or the element it stands in. */
export function cssText(text: string): string {
  return `"${text.replace(/[\p{Cc}"\\<>/;{}]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
