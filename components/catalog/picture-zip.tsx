'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { sendPictureZip } from '@/client/send-picture-zip';
import { useErrorText } from '@/components/shell/use-error-text';
import { Callout } from '@/components/ui/callout';
import { Card } from '@/components/ui/card';
import { FileDrop } from '@/components/ui/file-drop';
import { Progress } from '@/components/ui/progress';
import { ListTable, TableBody, TableCell, TableRow } from '@/components/ui/table';
import type { PictureFile } from '@/server/catalog/pictures/add-picture-files';
import { ZIP_LIMITS } from '@/server/catalog/pictures/picture-rules';

type State =
  | { is: 'idle' }
  | { is: 'working'; files: number | null; name: string }
  | { is: 'done'; files: number }
  | { is: 'ended'; words: string };

/** Pictures of many goods at once: a zip, its files named by code or barcode; each odd file is named with its reason. */
export function PictureZip({ storeId }: { storeId: string }) {
  const t = useTranslations('catalog.pictures');
  const errorText = useErrorText();
  const router = useRouter();
  const [state, setState] = useState<State>({ is: 'idle' });
  const [files, setFiles] = useState<readonly PictureFile[]>([]);
  const of = (is: PictureFile['is']) => files.filter((file) => file.is === is);

  async function take(zip: File) {
    setFiles([]);
    setState({ is: 'working', files: null, name: zip.name });
    let seen = 0;
    try {
      await sendPictureZip(storeId, zip, {
        files: (count) => setState({ is: 'working', files: count, name: zip.name }),
        file: (file) => {
          seen += 1;
          setFiles((before) => [...before, file]);
        },
      });
      setState({ is: 'done', files: seen });
    } catch (error) {
      const coded = (error as { error?: unknown } | null)?.error ?? error;
      setState({ is: 'ended', words: errorText(coded) });
    }
    router.refresh();
  }

  const odd = of('ODD');
  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <FileDrop
        label={t('zip')}
        hint={t('zipNames')}
        kinds={['.zip']}
        maxBytes={ZIP_LIMITS.bytes}
        disabled={state.is === 'working'}
        onFile={(file) => void take(file)}
        {...(state.is === 'working' ? { fileName: state.name } : {})}
      />
      {state.is === 'working' ? (
        <Progress
          label={
            state.files === null
              ? t('zipSending')
              : t('zipWorking', { done: files.length, files: state.files })
          }
          value={state.files === null ? null : files.length}
          max={state.files ?? 1}
        />
      ) : null}
      {state.is === 'ended' ? (
        <Callout tone="late" title={state.words}>
          {t('zipEnded', { added: of('ADDED').length })}
        </Callout>
      ) : null}
      {state.is === 'done' ? (
        <Callout
          tone={odd.length > 0 ? 'warn' : 'info'}
          title={t('zipDone', { added: of('ADDED').length, known: of('KNOWN').length, odd: odd.length })}
        />
      ) : null}
      {odd.length > 0 ? (
        <Card padding="none">
          <ListTable aria-label={t('oddFiles')} headings={[t('file'), t('why')]}>
            <TableBody>
              {odd.map((file) =>
                file.is === 'ODD' ? (
                  <TableRow key={file.file}>
                    <TableCell className="break-all">{file.file}</TableCell>
                    <TableCell>{t(`problems.${file.problem}`)}</TableCell>
                  </TableRow>
                ) : null,
              )}
            </TableBody>
          </ListTable>
        </Card>
      ) : null}
    </div>
  );
}
