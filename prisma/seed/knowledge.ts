import { categoryNames } from '@/server/catalog/category-names';
import { db } from '@/server/platform/db';
import { newId } from '@/server/platform/ids';
import { keepCard } from '@/server/training/cards/keep-card';
import { actingAs, at, type SeedCompany } from './company';

interface Says {
  say: string;
  care: string;
  warranty: string;
  bargain?: string;
}

/** Of a category: for products without a card of their own. */
const BY_CATEGORY: Readonly<Record<string, Says>> = {
  沙发: {
    say: '先问客厅多宽、家里有没有老人孩子和宠物，再说坐感和面料。请顾客坐满三分钟。',
    care: '避开暖气和直晒；每月吸尘一次，坐垫翻面换位。',
    warranty: '框架保三年，海绵和五金保一年；面料抽丝、宠物抓挠不在保修内。',
    bargain: '整套优先送抱枕或脚踏，不先让价。',
  },
  床与床垫: {
    say: '问睡得软还是硬、两个人体重差多少；请顾客平躺五分钟再翻身试。',
    care: '头三个月每两周换头尾方向；用床笠，不在床沿坐人。',
    warranty: '床架三年，床垫塌陷超过两厘米五年内换；拆封试睡不满意七天可换一次。',
  },
  桌椅: {
    say: '问几个人吃饭、要不要伸缩；让顾客坐下看看膝盖和桌沿的距离。',
    care: '热锅垫隔热垫；湿布擦后马上用干布擦干。',
    warranty: '桌架两年，升降机构五年。',
  },
  柜架: {
    say: '先量门洞和踢脚线，再说分区；大衣柜要说清安装和固定到墙。',
    care: '每层均匀放，玻璃门不上重物。',
    warranty: '五金两年，板材开裂一年；没有固定到墙的倾倒不保。',
  },
  大家电: {
    say: '问家里几口人、厨房或阳台尺寸、是不是有旧机要回收；能效和噪音指给顾客看标。',
    care: '进风口和滤网三个月清一次；冰箱背后留十厘米。',
    warranty: '整机一年，主要部件三年，压缩机十年；凭小票和机身条码报修。',
    bargain: '以旧换新和延保二选一，不叠加。',
  },
  小家电: {
    say: '说一件顾客今天晚上就能用它做的事，现场演示一次最有用。',
    care: '用后断电放凉再清洗；发热盘不进水。',
    warranty: '一年内性能故障换新或修；七天内无条件退（配件齐、没有使用痕迹）。',
  },
  灯饰: {
    say: '问房间面积和层高；把三档色温都打开给顾客看。',
    care: '断电后用干布擦灯罩。',
    warranty: '灯具两年，光源一年；不含安装损坏。',
  },
  家纺: {
    say: '请顾客用手背摸；说清支数和填充量，不说“最好”。',
    care: '首次单独冷水洗，不用漂白剂；羽绒类晾晒不暴晒。',
    warranty: '缩水超过标称、脱线一个月内可换；洗后不退。',
  },
  布料与辅材: {
    say: '按米卖，裁了不退：裁之前请顾客报一次尺寸，您复述一次。',
    care: '窗帘每半年吸尘；地毯反面通风。',
    warranty: '裁剪尺寸错误由我们重裁；顾客报错尺寸的不换。',
  },
};

/** Of products whose name has this in it. */
const BY_ITEM: Readonly<Record<string, Says>> = {
  三人位布艺沙发: {
    say: '座深 58 厘米，躺着看电视腿能伸直；面料可以整套拆下来水洗。',
    care: '沙发套冷水轻柔洗、阴干，半年一次。',
    warranty: '框架三年，海绵一年；沙发套可单独购买更换。',
    bargain: '展厅样品可再让，但要店长在场。',
  },
  转角真皮沙发: {
    say: '接触面是头层牛皮，有自然毛孔；贵妃位左右可换，下单前一定确认方向。',
    care: '每季度擦一次皮革护理剂；不用酒精、湿巾。',
    warranty: '皮面开裂两年，框架三年；利器划伤不保。',
  },
  乳胶独袋床垫: {
    say: '独立袋装弹簧，翻身另一边不晃；乳胶层五厘米，请顾客侧躺试肩。',
    care: '不暴晒，乳胶怕紫外线；三个月换一次方向。',
    warranty: '塌陷超过两厘米五年内换；污渍不退换。',
  },
  儿童上下床: {
    say: '护栏高 35 厘米，六岁以下不睡上铺，这句一定要说。',
    care: '每季度检查一次连接件螺丝。',
    warranty: '床架三年；安装由我们上门，自行安装的不保结构。',
  },
  人体工学椅: {
    say: '先帮顾客把座高调到大腿水平，再调腰托；说清哪几处能调。',
    care: '气杆不上油；网布用吸尘器。',
    warranty: '气杆五年，网布一年。',
  },
  双开门冰箱: {
    say: '问门洞和电梯宽度；风冷不结霜，一天大约一度电，指能效标给顾客看。',
    care: '搬动后静置四小时再通电。',
    warranty: '整机一年，压缩机十年。',
    bargain: '带旧机回收的优先报以旧换新价。',
  },
  十公斤滚筒洗衣机: {
    say: '放得下一床双人被；说明要拆运输螺栓，不拆会抖。',
    care: '每月空洗一次筒自洁，滤网随手清。',
    warranty: '整机一年，电机十年。',
  },
  变频挂式空调: {
    say: '按面积选匹数：十五平以内一匹半够用；安装费和加长铜管先说清楚。',
    care: '滤网一个月洗一次。',
    warranty: '整机六年，安装由签约师傅负责。',
  },
  扫地机器人: {
    say: '问有没有地毯和门槛，两厘米以内能过；现场演示避障。',
    care: '主刷每周清头发，尘盒水洗后晾干。',
    warranty: '一年；电池半年。',
  },
  电饭煲: {
    say: '问几口人：三升三到四人；内胆厚，焖十分钟更香。',
    care: '内胆不用钢丝球。',
    warranty: '一年，内胆涂层半年。',
  },
  护眼台灯: {
    say: '把手机相机对着灯看有没有频闪条纹，这一下最有说服力。',
    care: '断电后擦灯头。',
    warranty: '两年。',
  },
  羽绒被: {
    say: '看充绒量不看总重；请顾客抓一把再放开，看回弹。',
    care: '可干洗，在家洗要用中性洗剂并烘干。',
    warranty: '钻绒三个月内换。',
  },
};

/** What whoever sells should know: of every category, and of a good third of the products. */
export async function seedKnowledge(
  company: SeedCompany,
  goods: readonly { id: string; name: string }[],
): Promise<void> {
  const office = company.people.find(({ role }) => role === 'HEAD_OFFICE');
  if (!office) return;
  const keep = async (of: { productId: string } | { categoryId: string }, says: Says) =>
    keepCard.execute(await actingAs(office, at(company.firstDay, 10, 0)), {
      requestId: newId(),
      ...of,
      ...says,
      revision: 0,
    });
  for (const [id, name] of await categoryNames(db())) {
    const says = BY_CATEGORY[name];
    if (says) await keep({ categoryId: id }, says);
  }
  for (const { id, name } of goods) {
    const item = Object.keys(BY_ITEM).find((one) => name.endsWith(one));
    const says = item ? BY_ITEM[item] : undefined;
    if (says) await keep({ productId: id }, says);
  }
}
