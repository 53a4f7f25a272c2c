import { launch } from './bootstrap.mjs';

await launch('scripts/test/run-long.ts');
