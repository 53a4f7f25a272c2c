import { ensureClient } from '@/scripts/generate-client';

// The measures import the generated client, which a fresh clone does not have yet.
await ensureClient(console.error);
await import('./measures');
