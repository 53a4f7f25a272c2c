import { launch } from './bootstrap.mjs';

await launch('scripts/print-agent.ts');
