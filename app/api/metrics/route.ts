import { timingSafeEqual } from 'node:crypto';
import { requestFrame } from '@/server/platform/log';
import { measuresText } from '@/server/platform/measures';

export const dynamic = 'force-dynamic';

/** For Prometheus: from this machine, or from elsewhere with METRICS_TOKEN. Anybody else finds nothing here. */
export async function GET(request: Request): Promise<Response> {
  if (!mayRead(request)) return new Response(null, { status: 404 });
  const { text, type } = await measuresText(new Date());
  return new Response(text, { headers: { 'Content-Type': type, 'Cache-Control': 'no-store' } });
}

function mayRead(request: Request): boolean {
  const token = process.env.METRICS_TOKEN ?? '';
  const given = request.headers.get('authorization') ?? '';
  if (token !== '') return sameText(given, `Bearer ${token}`);
  const address = requestFrame()?.address ?? '';
  return address === '::1' || address.startsWith('127.');
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
