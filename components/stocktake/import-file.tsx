'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useAct } from '@/components/shell/use-act';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { FileDrop } from '@/components/ui/file-drop';
import { toast } from '@/components/ui/toast';
import { type CountFile, decodeCountFile, readCountFile } from '@/server/stocktake/count-file-rules';
import { MOST_FILE_ROWS } from '@/server/stocktake/schema';
import { useTRPCClient } from '@/trpc/react';

const MOST_BYTES = 1_000_000;

/** Counts out of a scanner's file: read here, shown, then taken whole or not at all. */
export function ImportFile({
  storeId,
  sheetId,
  disabled,
}: {
  storeId: string;
  sheetId: string;
  disabled: boolean;
}) {
  const t = useTranslations('stocktake');
  const why = useTranslations('common.why');
  const client = useTRPCClient();
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<(CountFile & { name: string }) | null>(null);
  const [noteUnknown, setNoteUnknown] = useState(false);
  const { act, busy, problem, clear } = useAct(client.stocktake.importCounts.mutate);
  const tooMany = (file?.rows.length ?? 0) > MOST_FILE_ROWS;
  const ready = file !== null && file.rows.length > 0 && file.problems.length === 0 && !tooMany;

  async function send() {
    if (!file) return;
    const rows = file.rows.map(({ code, quantity }) => ({ code, quantity }));
    const done = await act({ storeId, sheetId, fileName: file.name.slice(0, 200), rows, noteUnknown });
    if (!done) return;
    toast.success(t('imported', { count: done.imported, unknown: done.unknown }));
    setOpen(false);
    setFile(null);
  }

  return (
    <>
      <Button size="lg" missing={disabled ? why('sheetFinished') : null} onClick={() => setOpen(true)}>
        {t('importFile')}
      </Button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent
          title={t('importFile')}
          description={t('importHint')}
          footer={
            <Button
              size="lg"
              variant="primary"
              missing={ready ? null : why('fileFirst')}
              loading={busy}
              onClick={send}
            >
              {t('importNow', { count: file?.rows.length ?? 0 })}
            </Button>
          }
        >
          <div className="flex flex-col gap-3">
            {problem ? <Callout tone="late" title={problem} /> : null}
            <FileDrop
              label={t('chooseFile')}
              kinds={['.csv', '.txt']}
              maxBytes={MOST_BYTES}
              fileName={file?.name}
              error={tooMany ? t('tooManyRows', { limit: MOST_FILE_ROWS }) : undefined}
              onFile={async (chosen) => {
                clear();
                const text = decodeCountFile(new Uint8Array(await chosen.arrayBuffer()));
                setFile({ ...readCountFile(text), name: chosen.name });
              }}
            />
            {file && file.problems.length > 0 ? (
              <Callout tone="late" title={t('badRows', { count: file.problems.length })}>
                <ul>
                  {file.problems.slice(0, 8).map(({ row, value, problem: why }) => (
                    <li key={row}>{t(`fileProblems.${why}`, { row, value })}</li>
                  ))}
                </ul>
              </Callout>
            ) : null}
            <Checkbox
              label={t('importUnknown')}
              checked={noteUnknown}
              onCheckedChange={(checked) => setNoteUnknown(checked === true)}
            />
          </div>
        </DialogContent>
      </Dialog>
    </>
  );
}
