import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { addAttachment } from '@/server/attachments/add-attachment';
import { IMPORT_FILE } from '@/server/imports/import-kinds';
import { importsRouter } from '@/server/imports/router';
import { COMPANY_SCOPE, newId } from '@/server/platform/ids';
import { createCallerFactory } from '@/server/platform/trpc';
import { makeFile } from './imports';
import { contextOf, makePerson } from './staff';

const importsApi = createCallerFactory(importsRouter);

interface Said {
  storeCode?: string;
  skipBad?: boolean;
}

/** Somebody who brings products files in, and what they do for it. */
export async function importer(role: 'ADMIN' | 'HEAD_OFFICE', locale = 'zh-CN') {
  process.env.DAYBOOK_DATA = await mkdtemp(path.join(tmpdir(), 'daybook-imports-'));
  const person = await makePerson([role], null);
  const ctx = { ...(await contextOf(person)), locale };
  const api = importsApi(ctx);
  const uploadBytes = async (bytes: Buffer) => {
    const id = newId();
    await addAttachment(ctx, IMPORT_FILE, { storeId: COMPANY_SCOPE, id, sent: new Uint8Array(bytes) });
    return id;
  };
  const upload = (text: string) => uploadBytes(Buffer.from(text));
  const file = { fileName: 'goods.csv' };
  return {
    person,
    api,
    upload,
    uploadBytes,
    preview: (uploadId: string, said: Said = {}) => {
      const { skipBad: _, ...rest } = said;
      return api.preview({ uploadId, ...file, ...rest });
    },
    start: (uploadId: string, said: Said = {}) =>
      api.start({ requestId: newId(), uploadId, ...file, ...said }),
    cancel: (runId: string) => api.cancel({ requestId: newId(), runId }),
    again: (runId: string) => api.runAgain({ requestId: newId(), runId }),
    onDisk: async (text: string) => ({ file: await makeFile(file.fileName, text), ctx }),
  };
}

/** So many products with stock: code, name, price, cost, stock. */
export function productRows(prefix: string, count: number): string {
  return Array.from({ length: count }, (_, at) => `${prefix}${at},货 ${at},5,2,3`).join('\n');
}
