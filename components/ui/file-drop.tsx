'use client';

import { FileUp } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type DragEvent, useId, useRef, useState } from 'react';
import { Button } from './button';
import { cn } from './cn';
import { FieldError } from './field';
import { fileProblem, formatBytes } from './file-drop-rules';

export type FileDropProps = {
  /** Called with a file that has the right ending, is not empty and not too large. */
  onFile: (file: File) => void;
  /** Endings with their dot: ['.csv', '.xlsx']. */
  kinds: readonly string[];
  maxBytes: number;
  /** What the file is for: the name of the region. */
  label: string;
  hint?: string | undefined;
  /** The file that is already chosen. */
  fileName?: string | undefined;
  /** A problem the server found in it. */
  error?: string | undefined;
  disabled?: boolean | undefined;
};

/** Drop a file or choose one. The button does all that dropping does, so a keyboard and a phone can. */
export function FileDrop({
  onFile,
  kinds,
  maxBytes,
  label,
  hint,
  fileName,
  error,
  disabled = false,
}: FileDropProps) {
  const t = useTranslations('common');
  const locale = useLocale();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const limit = formatBytes(maxBytes, locale);

  function take(file: File | undefined) {
    if (!file || disabled) return;
    const found = fileProblem(file, kinds, maxBytes);
    const messages = {
      kind: () => t('fileWrongKind', { kinds: kinds.join(' ') }),
      empty: () => t('fileEmpty'),
      size: () => t('fileTooLarge', { size: formatBytes(file.size, locale), limit }),
    };
    setProblem(found ? messages[found]() : null);
    if (!found) onFile(file);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  }

  const shownProblem = problem ?? error;
  return (
    <section
      aria-labelledby={`${id}-label`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={cn(
        'flex flex-col items-center gap-2 rounded-md border border-rule-strong border-dashed bg-paper px-6 py-8 text-center',
        over && 'border-accent bg-accent-soft',
        shownProblem && 'border-alarm',
      )}
    >
      <FileUp aria-hidden className="size-8 text-ink-faint" />
      <p id={`${id}-label`} className="font-medium">
        {label}
      </p>
      {fileName ? <p className="text-ink-soft text-sm">{fileName}</p> : null}
      <div className="flex flex-wrap items-center justify-center gap-2 text-ink-soft text-sm">
        <span className="pointer-coarse:hidden">{t('dropFile')}</span>
        <Button disabled={disabled} aria-describedby={`${id}-hint`} onClick={() => input.current?.click()}>
          {fileName ? t('replaceFile') : t('chooseFile')}
        </Button>
      </div>
      <p id={`${id}-hint`} className="text-ink-soft text-xs">
        {[kinds.join(' '), t('maxSize', { limit }), hint].filter(Boolean).join(' · ')}
      </p>
      {shownProblem ? <FieldError>{shownProblem}</FieldError> : null}
      <input
        ref={input}
        type="file"
        aria-label={label}
        accept={kinds.join(',')}
        tabIndex={-1}
        className="hidden"
        onChange={({ target }) => {
          take(target.files?.[0]);
          // Choosing the same file again after mending it must count as a change.
          target.value = '';
        }}
      />
    </section>
  );
}
