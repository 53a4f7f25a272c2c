'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Copyable } from '@/components/ui/copyable';

/** Ten codes, shown this once: nobody goes on before saying that they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const t = useTranslations('staff.secondFactor');
  const why = useTranslations('common.why');
  const [kept, setKept] = useState(false);
  return (
    <div className="flex flex-col gap-4">
      <Callout tone="warn" title={t('codesTitle')}>
        {t('codesHint')}
      </Callout>
      <ol className="figures grid gap-x-6 gap-y-1 rounded-md border border-rule bg-sunken px-4 py-3 text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-2">
        <Copyable text={codes.join('\n')}>{t('copyAll')}</Copyable>
        <Button onClick={() => window.print()} className="print:hidden">
          {t('print')}
        </Button>
      </div>
      <Checkbox label={t('kept')} checked={kept} onCheckedChange={(on) => setKept(on === true)} />
      <Button variant="primary" size="lg" missing={kept ? null : why('codesKept')} onClick={onKept}>
        {t('done')}
      </Button>
    </div>
  );
}
