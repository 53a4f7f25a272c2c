'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { buttonClass } from './button';
import { toast } from './toast';

export type CopyableProps = {
  /** What lands on the clipboard. */
  text: string;
  /** What is shown instead of the text. */
  children?: ReactNode;
  /** What the button is called where the text is too long to be read out. */
  label?: string;
};

/** A number or an address with a button that copies it. */
export function Copyable({ text, children, label }: CopyableProps) {
  const t = useTranslations('common');
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    if (await writeToClipboard(text)) setCopied(true);
    else toast.error(t('copyFailed'));
  }

  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <span className="figures min-w-0">{children ?? text}</span>
      <button
        type="button"
        aria-label={copied ? t('copied') : (label ?? `${t('copy')} ${text}`)}
        onClick={() => void copy()}
        className={buttonClass({ variant: 'ghost', size: 'sm', square: true })}
      >
        {copied ? <Check aria-hidden className="text-accent" /> : <Copy aria-hidden />}
      </button>
      <span role="status" className="sr-only">
        {copied ? t('copied') : ''}
      </span>
    </span>
  );
}

/** Browsers give the clipboard to https and localhost only; elsewhere false, and the person selects by hand. */
async function writeToClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
