import { longId } from '@/lib/short-id';
import { servedHeaders } from '@/server/attachments/served-headers';
import { PICTURE_EDGES } from '@/server/catalog/pictures/picture-rules';
import { sizedPicture } from '@/server/catalog/pictures/queries';
import { actorOf } from '@/server/platform/command';
import { Forbidden, NotFound } from '@/server/platform/errors';
import { requestContext } from '@/server/request-context';
import { maySomewhere } from '@/server/staff/may-somewhere';
import { codedAnswer } from '../../coded-answer';

/** A picture of goods by its short id, `?edge=` pixels long: never changes, so that a browser keeps it. */
export function GET(
  request: Request,
  { params }: { params: Promise<{ picture: string }> },
): Promise<Response> {
  return codedAnswer(async () => {
    const asked = await requestContext(request.headers.get('cookie') ?? '');
    const ctx = { ...asked, actor: actorOf(asked) };
    if (!maySomewhere(ctx, 'catalog.read')) throw new Forbidden({ permission: 'catalog.read' });
    const id = longId((await params).picture);
    const wanted = Number(new URL(request.url).searchParams.get('edge'));
    const edge = PICTURE_EDGES.find((one) => one === wanted);
    if (id === null || edge === undefined) throw new NotFound({ noun: 'attachment' });
    const content = await sizedPicture(ctx.db, id, edge);
    return new Response(new Uint8Array(content), { headers: servedHeaders(`${id}.jpg`, 'image/jpeg') });
  });
}
