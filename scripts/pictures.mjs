import { launch } from './bootstrap.mjs';

await launch('scripts/test/take-pictures.ts');
