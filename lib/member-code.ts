/** Does it read like a whole member code, its check digit right? */
export function isMemberCode(text: string): boolean {
  const [, digits, check] = /^V(\d{8})(\d)$/i.exec(text.trim()) ?? [];
  return digits !== undefined && checkDigit(digits) === Number(check);
}

/** The member code of eight digits, with its check digit by Luhn (ISO/IEC 7812-1): one digit typed wrongly is noticed. */
export function memberCode(digits: string): string {
  return `V${digits}${checkDigit(digits)}`;
}

function checkDigit(digits: string): number {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const doubled = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return (10 - (sum % 10)) % 10;
}
