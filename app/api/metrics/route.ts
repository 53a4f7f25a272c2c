import '@/server/answers';
import { timingSafeEqual } from 'node:crypto';
import { setting } from '@/lib/environment';
import { requestFrame } from '@/server/platform/log';
import { measuresText } from '@/server/platform/measures';
import { newestTicketAt } from '@/server/sales/newest-ticket';

export const dynamic = 'force-dynamic';

/** A name that is this machine's, with or without a port. */
const LOCAL_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** For Prometheus: from this machine, or from elsewhere with METRICS_TOKEN. Anybody else finds nothing here. */
export async function GET(request: Request): Promise<Response> {
  if (!mayRead(request)) return new Response(null, { status: 404 });
  const { text, type } = await measuresText(new Date(), newestTicketAt);
  return new Response(text, { headers: { 'Content-Type': type, 'Cache-Control': 'no-store' } });
}

function mayRead(request: Request): boolean {
  const token = setting('METRICS_TOKEN') ?? '';
  const given = request.headers.get('authorization') ?? '';
  if (token !== '') return sameText(given, `Bearer ${token}`);
  const frame = requestFrame();
  // Whoever asks through a proxy may be anywhere.
  if (!frame || frame.isForwarded) return false;
  // A page elsewhere whose name leads here asks by that name.
  if (!LOCAL_HOST.test(request.headers.get('host') ?? '')) return false;
  return frame.address === '::1' || frame.address.startsWith('127.');
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
