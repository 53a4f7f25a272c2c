import type { PictureFile } from '@/server/catalog/pictures/add-picture-files';
import { sendCommand } from './server-contact';

/** A line of the answer: how many files there are, what became of one, that it is done, or the error it ended with. */
type Line = { files: number } | PictureFile | { done: true } | { error: unknown };

/**
 * Sends a zip of pictures and tells what became of each file as the server says it. Throws the error as the server sent it, and where
 * the line broke before the end.
 */
export async function sendPictureZip(
  storeId: string,
  zip: File,
  on: { files: (count: number) => void; file: (file: PictureFile) => void },
): Promise<void> {
  const answer = await sendCommand(`/api/pictures?store=${storeId}`, { method: 'POST', body: zip });
  if (!answer.ok || !answer.body) throw await answer.json();
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const piece = await reader.read();
    rest += piece.value ?? '';
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      const line = JSON.parse(text) as Line;
      if ('done' in line) return;
      if ('error' in line) throw line;
      if ('files' in line) on.files(line.files);
      else on.file(line);
    }
    if (piece.done) throw new TypeError('the line broke');
  }
}
