'use client';

import { Mail } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';

/**
 * A letter with the seal of a day, in the reader's own mail program: a seal kept where nobody who can reach the database can
 * reach shows later that the day was not rewritten.
 */
export function MailSeal({
  store,
  day,
  seal,
  takings,
}: {
  store: string;
  day: string;
  seal: { number: number; hash: string };
  /** Net takings as the report prints them. */
  takings: string;
}) {
  const t = useTranslations('reports');
  const number = t('sealNumber', { number: seal.number });
  const subject = `${store} ${day} ${number}`;
  const body = [subject, `${t('takingsNet')} ${takings}`, seal.hash, '', t('sealLetter')].join('\r\n');
  return (
    <a
      className={buttonClass({})}
      href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`}
    >
      <Mail aria-hidden />
      {t('mailSeal')}
    </a>
  );
}
