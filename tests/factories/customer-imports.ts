import { newId } from '@/server/platform/ids';
import { importer } from './import-runs';

/** Somebody of head office who brings customers files in for one store. */
export async function customerImporter(storeCode: string, locale = 'zh-CN') {
  const office = await importer('HEAD_OFFICE', locale);
  const file = { kind: 'CUSTOMERS', fileName: 'customers.csv', storeCode } as const;
  type Answers = Parameters<typeof office.api.preview>[0]['answers'];
  return {
    ...office,
    preview: (uploadId: string, answers: Answers = {}) => office.api.preview({ uploadId, ...file, answers }),
    start: (uploadId: string, said: { answers?: Answers; skipBad?: boolean } = {}) =>
      office.api.start({ requestId: newId(), uploadId, ...file, ...said }),
  };
}
