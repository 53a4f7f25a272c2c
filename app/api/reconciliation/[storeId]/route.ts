import { STOCK_EXPORT } from '@/server/imports/import-kinds';
import { keepUpload } from '@/server/imports/keep-upload';
import { requireActor } from '@/server/platform/command';
import { requestContext } from '@/server/request-context';
import { codedAnswer } from '../../coded-answer';

/** Takes another program's stock export as the request's body and keeps it for a run of this store. */
export function POST(
  request: Request,
  { params }: { params: Promise<{ storeId: string }> },
): Promise<Response> {
  return codedAnswer(async () => {
    const { storeId } = await params;
    const asked = await requestContext(request.headers.get('cookie') ?? '');
    const ctx = requireActor(asked, 'reconciliation.reconcile', storeId);
    return Response.json({ uploadId: await keepUpload(ctx, request, { kind: STOCK_EXPORT, storeId }) });
  });
}
