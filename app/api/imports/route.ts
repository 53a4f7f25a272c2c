import { IMPORT_FILE } from '@/server/imports/import-kinds';
import { keepUpload } from '@/server/imports/keep-upload';
import { requireActor } from '@/server/platform/command';
import { COMPANY_SCOPE } from '@/server/platform/ids';
import { requestContext } from '@/server/request-context';
import { codedAnswer } from '../coded-answer';

/** Takes a products file as the request's body and keeps it for the import. */
export function POST(request: Request): Promise<Response> {
  return codedAnswer(async () => {
    const ctx = requireActor(await requestContext(request.headers.get('cookie') ?? ''), 'imports.run', null);
    return Response.json({
      uploadId: await keepUpload(ctx, request, { kind: IMPORT_FILE, storeId: COMPANY_SCOPE }),
    });
  });
}
