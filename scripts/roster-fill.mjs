import { launch } from './bootstrap.mjs';

await launch('scripts/roster-fill.ts');
