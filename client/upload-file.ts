import { sendCommand } from './server-contact';

/** A file the server has taken and not yet read. */
export interface Upload {
  uploadId: string;
  fileName: string;
}

/** Hands a file to an address that keeps it until it is asked about. Throws the error as the server sent it. */
export async function uploadFile(address: string, file: File): Promise<Upload> {
  const answer = await sendCommand(address, { method: 'POST', body: file });
  const body: unknown = await answer.json();
  if (!answer.ok) throw body;
  return { uploadId: String((body as { uploadId: string }).uploadId), fileName: file.name };
}
