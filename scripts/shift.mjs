import { launch } from './bootstrap.mjs';

await launch('scripts/shift.ts');
