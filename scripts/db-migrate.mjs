import { launch } from './bootstrap.mjs';

await launch('scripts/db-migrate.ts');
