'use client';

import type { ReactNode, Ref } from 'react';
import { cn } from './cn';

export type PaperWidth = '80' | '58' | 'a4';

const CLASSES: Record<PaperWidth, string> = { '80': 'paper-80', '58': 'paper-58', a4: 'paper-a4' };

export type PrintPaperProps = {
  width: PaperWidth;
  /** Hand its element to `printPaper`. */
  ref?: Ref<HTMLDivElement> | undefined;
  className?: string | undefined;
  children: ReactNode;
};

/** A sheet as it will leave the printer: 80 or 58 mm roll, or A4. Bar codes inside it must be SVG, not canvas. */
export function PrintPaper({ width, ref, className, children }: PrintPaperProps) {
  return (
    <div ref={ref} data-paper={width} className={cn(CLASSES[width], className)}>
      {children}
    </div>
  );
}

/** CSS pixels in a millimetre. */
const PX_PER_MM = 96 / 25.4;

/**
 * Prints one PrintPaper and nothing else, wherever it stands (a dialog too). A roll's page is cut to the length
 * of the receipt, so the printer does not feed blank paper. Resolves when the print dialog is closed.
 */
export async function printPaper(
  paper: HTMLElement,
  /** Of other paper: its pages. */
  page?: { widthMm: number; heightMm: number },
): Promise<void> {
  document.getElementById('print-root')?.remove();
  const root = document.createElement('div');
  root.id = 'print-root';
  root.append(paper.cloneNode(true));
  const style = document.createElement('style');
  document.body.append(root);
  document.head.append(style);
  document.documentElement.dataset.printing = '';
  const lengthMm = Math.ceil(root.getBoundingClientRect().height / PX_PER_MM) + 4;
  const { paper: width } = paper.dataset;
  if (width === '80' || width === '58') {
    style.textContent = `@page roll-${width} { size: ${width}mm ${lengthMm}mm; margin: 0; }`;
  }
  if (page) style.textContent = `@page { size: ${page.widthMm}mm ${page.heightMm}mm; margin: 0; }`;
  const closed = new Promise<void>((resolve) => {
    window.addEventListener('afterprint', () => resolve(), { once: true });
  });
  try {
    window.print();
    await closed;
  } finally {
    root.remove();
    style.remove();
    delete document.documentElement.dataset.printing;
  }
}
