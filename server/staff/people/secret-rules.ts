export const PASSWORD_MIN = 10;

/** Passwords of ten characters and more that every guesser tries early. Compared in small letters, without what stands around the letters. */
const COMMON = new Set(
  `password password1 password12 password123 password1234 passwordpassword passw0rd passw0rd123 qwertyuiop qwerty123456
  qwertyuiop123 qwerty12345 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx3edc 1qazxsw23edc q1w2e3r4t5 q1w2e3r4t5y6 zxcvbnm123 asdfghjkl
  asdfghjkl123 asdfghjkl1 abcdefghij abcdefghijk abcd123456 abc1234567 abc123456789 abcde12345 a1234567890 a123456789 aa123456789
  aa12345678 123456789a 1234567890a 123456abcdef 123456qwerty 12345qwert qwert12345 iloveyou123 iloveyou1314 iloveyou520 woaini1314
  woaini520 woaini1314520 woaini123456 woaini521 5201314woaini 1314520woaini administrator admin123456 admin12345 adminadmin
  admin1234567 root123456 letmein123 letmein1234 welcome123 welcome1234 superman123 sunshine123 princess123 football123 baseball123
  changeme123 changeme1234 trustno1234 dragon12345 monkey12345 daybook123 daybook1234 daybook12345 yibenzhang yibenzhang123
  shouyintai shouyintai123 xiaomi123456 huawei123456 taobao123456 weixin123456 zhang123456 wang123456 wangwang123 liuliu123456
  test123456 test1234567 testtest123 guest123456 user123456 default123 qazwsxedc qazwsxedc123 zaq12wsxcde3 asd123456789
  zxc123456789 qwe123456789 abc123abc123 qweasdzxc qweasdzxc123 qweqweqwe1 asdasdasd1 p@ssw0rd123 p@ssword123 p@ssw0rd1234`
    .split(/\s+/)
    .filter(Boolean),
);

export type PasswordProblem =
  | 'passwordShort'
  | 'passwordCommon'
  | 'passwordSameAsLogin'
  | 'passwordSameAsName'
  | 'passwordSame';

/** Names this short are part of many words. */
const SHORT_NAME = 4;

/** What is wrong with a password, as a key of messages/<locale>/fields.json, or null: what a field can say without asking. */
export function passwordProblem(
  password: string,
  login: string | null = null,
  name: string | null = null,
): PasswordProblem | null {
  if ([...password].length < PASSWORD_MIN) return 'passwordShort';
  const plain = password.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  // A row of digits is a telephone number or a date.
  if (COMMON.has(plain) || /^\d*$/.test(plain) || new Set(plain).size < 4) return 'passwordCommon';
  if (login && login.length >= 3 && password.toLowerCase().includes(login)) return 'passwordSameAsLogin';
  if (name && holdsName(password, name)) return 'passwordSameAsName';
  return null;
}

/** The name run together, or a part of it; two signs of Chinese are a name already. */
function holdsName(password: string, name: string): boolean {
  const squeezed = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  const plain = squeezed(password);
  const parts = [name, ...name.split(/\s+/)].map(squeezed);
  return parts.some((part) => {
    const isLong = part.length >= SHORT_NAME || (part.length >= 2 && /\p{Script=Han}/u.test(part));
    return isLong && plain.includes(part);
  });
}

/** Six digits anybody would try first: a run, at most two different digits, or three digits twice. */
export function pinIsSimple(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10));
  const isRun = steps.size === 1 && (steps.has(1) || steps.has(9) || steps.has(0));
  return isRun || new Set(pin).size <= 2 || pin.slice(0, 3) === pin.slice(3);
}
