'use client';

import { Download } from 'lucide-react';
import { buttonClass } from '@/components/ui/button';

/** A file of what the page shows. */
export function ExcelLink({ href, label }: { href: string; label: string }) {
  return (
    <a className={buttonClass({})} href={href} download>
      <Download aria-hidden />
      {label}
    </a>
  );
}
