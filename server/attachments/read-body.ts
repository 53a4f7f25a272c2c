/** A request's body whole; what is larger than that is let go as it comes. */
export async function readBody(
  request: Request,
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | 'TOO_LARGE'> {
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) return 'TOO_LARGE';
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done) break;
    size += piece.value.length;
    if (size > mostBytes) {
      await reader?.cancel();
      return 'TOO_LARGE';
    }
    parts.push(piece.value);
  }
  return new Uint8Array(Buffer.concat(parts));
}
