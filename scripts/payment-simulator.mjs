import { launch } from './bootstrap.mjs';

await launch('scripts/payment-simulator.ts');
