import { launch } from './bootstrap.mjs';

await launch('scripts/with-database.ts');
