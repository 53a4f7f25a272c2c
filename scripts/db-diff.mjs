import { launch } from './bootstrap.mjs';

await launch('scripts/db-diff.ts');
