// @ts-check
// What is counted of requests, for /api/metrics: prom-client's registry is one for the process.
import { Counter, collectDefaultMetrics, Histogram } from 'prom-client';

collectDefaultMetrics({ prefix: 'daybook_' });

const requests = new Counter({
  name: 'daybook_requests_total',
  help: 'Requests answered, by kind of route, method and status',
  labelNames: ['route', 'method', 'status'],
});
const seconds = new Histogram({
  name: 'daybook_request_seconds',
  help: 'How long requests took, by kind of route',
  labelNames: ['route'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
});

/** @param {string} path */
export function kindOfRoute(path) {
  if (path.startsWith('/_next/')) return 'asset';
  if (path.startsWith('/api/trpc/')) return path.includes('sales.complete') ? 'sale' : 'trpc';
  if (path.startsWith('/api/')) return 'api';
  return 'page';
}

/** @param {{ path: string, method: string, status: number, ms: number }} of */
export function countRequest({ path, method, status, ms }) {
  const route = kindOfRoute(path);
  // What anybody may make up is no label: each makes a series of its own.
  const known = ['GET', 'HEAD', 'POST', 'OPTIONS'].includes(method) ? method : 'other';
  requests.inc({ route, method: known, status: String(status) });
  seconds.observe({ route }, ms / 1000);
}
