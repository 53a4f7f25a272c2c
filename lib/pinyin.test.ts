import { describe, expect, it } from 'vitest';
import { pinyinOf } from './pinyin';

describe('pinyinOf', () => {
  it.each([
    ['冰箱', 'bingxiang', 'bx'],
    ['双人沙发', 'shuangrenshafa', 'srsf'],
    ['长沙发', 'changshafa', 'csf'],
    ['重庆小面', 'chongqingxiaomian', 'cqxm'],
    ['音乐盒', 'yinyuehe', 'yyh'],
    ['银行卡', 'yinhangka', 'yhk'],
    ['行李箱', 'xinglixiang', 'xlx'],
    ['绿色椅子', 'lvseyizi', 'lsyz'],
    ['不锈钢盆', 'buxiugangpen', 'bxgp'],
    ['TCL 电视 55寸', 'tcldianshi55cun', 'tclds55c'],
    ['Ｔ恤（白）', 'txubai', 'txb'],
    ['', '', ''],
    ['FREKVENS', 'frekvens', 'frekvens'],
  ])('%s is %s, %s', (name, full, initials) => {
    expect(pinyinOf(name)).toEqual({ full, initials });
  });
});
