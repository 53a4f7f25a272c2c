import { ATTACHMENT_KINDS } from '@/server/attachment-kinds';
import { addAttachment } from '@/server/attachments/add-attachment';
import { openAttachment } from '@/server/attachments/queries';
import { readAttachment } from '@/server/attachments/read-attachment';
import { servedHeaders } from '@/server/attachments/served-headers';
import { actorOf } from '@/server/platform/command';
import type { Context } from '@/server/platform/context';
import { NotFound } from '@/server/platform/errors';
import { id as anyId } from '@/server/platform/schema';
import { requestContext } from '@/server/request-context';
import { codedAnswer } from '../../../coded-answer';

type Place = { params: Promise<{ storeId: string; attachmentId: string }> };

/** Keeps the file in the body under the id the browser made, `?kind=` says what for; sent again it answers as it did first. */
export function POST(request: Request, place: Place): Promise<Response> {
  return codedAnswer(async () => {
    const [ctx, of] = await asked(request, place);
    const name = new URL(request.url).searchParams.get('kind');
    const kind = ATTACHMENT_KINDS.find((one) => one.name === name);
    if (!kind) throw new NotFound({ noun: 'attachment' });
    const sent = await readAttachment(request);
    const added = await addAttachment(ctx, kind, { ...of, sent, name: sentName(request) });
    return Response.json(added, { headers: { 'Cache-Control': 'no-store' } });
  });
}

/** A file, for whoever may see what it belongs to. It never changes: a browser keeps it. */
export function GET(request: Request, place: Place): Promise<Response> {
  return codedAnswer(async () => {
    const [ctx, of] = await asked(request, place);
    const { mime, name, content } = await openAttachment(ctx, ATTACHMENT_KINDS, of);
    return new Response(new Uint8Array(content), { headers: servedHeaders(name, mime) });
  });
}

/** In a head of its own, for addresses are written into logs. What cannot be read is none: a file is kept all the same. */
function sentName(request: Request): string | null {
  const sent = request.headers.get('x-file-name');
  try {
    return sent === null ? null : decodeURIComponent(sent);
  } catch {
    return null;
  }
}

async function asked(
  request: Request,
  { params }: Place,
): Promise<[Context, { storeId: string; id: string }]> {
  const { storeId, attachmentId } = await params;
  const ctx = await requestContext(request.headers.get('cookie') ?? '');
  actorOf(ctx);
  const [store, id] = [anyId.safeParse(storeId), anyId.safeParse(attachmentId)];
  if (!store.success || !id.success) throw new NotFound({ noun: 'attachment' });
  return [ctx, { storeId: store.data, id: id.data }];
}
