import { setting } from '@/lib/environment';
import { startPaymentSimulator } from './payments/simulator';
import { fail } from './settings';

// A payment gateway on paper for this machine alone: `PAYMENT_KEY=… PORT=3999 npm run payment-simulator`.
const key = setting('PAYMENT_KEY');
if (!key) fail(new Error('PAYMENT_KEY is not set: the same as Daybook has, at least 32 characters.'));
else {
  const { origin } = await startPaymentSimulator(key, { port: setting('PORT') ?? 3_999 });
  console.log(
    `Payment simulator at ${origin}. Start Daybook with PAYMENT_URL=${origin} and the same PAYMENT_KEY.`,
  );
  console.log(
    'Payment codes of WeChat: 18 digits from 10 to 15 on; of Alipay: from 25 to 30 on. By their last two digits:',
  );
  console.log(
    '01 refused; 02 password, then paid; 03 password, then refused; 04 paid, answer lost; 05 not taken, answer',
  );
  console.log('lost; 06 nobody says until it is called off; any other: paid.');
}
