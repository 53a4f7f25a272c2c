import { launch } from './bootstrap.mjs';

await launch('scripts/start/daybook.ts');
