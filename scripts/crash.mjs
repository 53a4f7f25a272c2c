import { launch } from './bootstrap.mjs';

await launch('scripts/crash.ts');
