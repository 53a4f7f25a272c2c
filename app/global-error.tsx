'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { LOCALE_COOKIE } from '@/lib/i18n/locales';
import english from '@/messages/en/shell.json';
import chinese from '@/messages/zh-CN/shell.json';
import './globals.css';

/** Even the frame of every page failed: no provider stands, so the words come straight from the files. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  // Made on the server without a request: which language is read from the page's cookie afterwards.
  const [locale, setLocale] = useState<'zh-CN' | 'en'>('zh-CN');
  useEffect(() => {
    if (document.cookie.includes(`${LOCALE_COOKIE}=en`)) setLocale('en');
  }, []);
  const words = (locale === 'en' ? english : chinese).crash;
  return (
    <html lang={locale}>
      <body>
        <title>{words.title}</title>
        <main className="flex min-h-dvh flex-col items-center justify-center gap-3 px-6 text-center">
          <h1 className="font-semibold text-xl">{words.title}</h1>
          <p className="max-w-md text-ink-soft">{words.description}</p>
          {error.digest ? (
            <p className="figures text-ink-soft text-sm">
              {words.reference.replace('{reference}', error.digest)}
            </p>
          ) : null}
          <Button variant="primary" size="lg" onClick={() => window.location.reload()}>
            {words.action}
          </Button>
        </main>
      </body>
    </html>
  );
}
