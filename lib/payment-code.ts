/**
 * Whose payment code 付款码 a scan is, as the two publish it: WeChat's are 18 digits that begin with 10 to 15, Alipay's 16 to 24 that begin
 * with 25 to 30. Null: none, such as goods or a card.
 */
export function kindOfPaymentCode(scanned: string): 'WECHAT' | 'ALIPAY' | null {
  if (/^1[0-5]\d{16}$/.test(scanned)) return 'WECHAT';
  return /^(2[5-9]|30)\d{14,22}$/.test(scanned) ? 'ALIPAY' : null;
}
