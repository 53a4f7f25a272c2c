export type FileProblem = 'kind' | 'empty' | 'size';

/** Why a file cannot be taken, or null. The server looks inside; this only spares a person the wait. */
export function fileProblem(
  file: { name: string; size: number },
  kinds: readonly string[],
  maxBytes: number,
): FileProblem | null {
  const name = file.name.toLowerCase();
  if (!kinds.some((kind) => name.endsWith(kind.toLowerCase()))) return 'kind';
  if (file.size === 0) return 'empty';
  return file.size > maxBytes ? 'size' : null;
}

const STEPS = ['B', 'KB', 'MB', 'GB'] as const;

/** 20971520 is '20 MB'. */
export function formatBytes(bytes: number, locale: string): string {
  let size = bytes;
  let step = 0;
  while (size >= 1024 && step < STEPS.length - 1) {
    size /= 1024;
    step += 1;
  }
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: size < 10 && step > 0 ? 1 : 0 }).format(size)} ${STEPS[step]}`;
}
