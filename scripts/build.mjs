import { launch } from './bootstrap.mjs';

await launch('scripts/build.ts');
