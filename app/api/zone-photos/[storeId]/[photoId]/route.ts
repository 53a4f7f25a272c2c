import { requireActor } from '@/server/platform/command';
import { NotFound } from '@/server/platform/errors';
import { id } from '@/server/platform/schema';
import { requestContext } from '@/server/request-context';
import { readPhoto } from '@/server/zones/read-photo';
import { codedAnswer } from '../../../coded-answer';

/** A picture of a zone, for whoever may read the store's zones. A picture never changes: a browser keeps it. */
export function GET(
  request: Request,
  { params }: { params: Promise<{ storeId: string; photoId: string }> },
): Promise<Response> {
  return codedAnswer(async () => {
    const { storeId, photoId } = await params;
    const asked = await requestContext(request.headers.get('cookie') ?? '');
    const ctx = requireActor(asked, 'zones.read', storeId);
    if (!id.safeParse(storeId).success || !id.safeParse(photoId).success)
      throw new NotFound({ noun: 'photo' });
    const photo = await readPhoto(ctx.db, storeId, photoId);
    return new Response(new Uint8Array(photo.content), {
      headers: {
        'Content-Type': photo.mime,
        'Content-Disposition': 'inline',
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'private, max-age=31536000, immutable',
      },
    });
  });
}
