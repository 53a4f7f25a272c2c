import type { CustomerField, ProductField } from './rules';

/**
 * Headings seen in real exports, the best first: a sheet that has both 零售价 and 销售价 asks the first of its customers.
 * Written as `headingKey` leaves them: lower case, without blanks, underscores, stars and what stands in brackets.
 */
export const SYNONYMS: Record<ProductField, readonly string[]> = {
  name: list(`名称 商品名称 品名 商品标题 单品名称 货品名称 产品名称 物料名称 商品名 品名规格 标题
    name productname itemname product item title goodsname model modelname`),
  barcode: list(`条码 商品条码 条形码 国标码 单品条码 基本条码 商品条形码 主条码 69码 国际条码
    barcode barcodes ean ean13 gtin upc eancode upccode`),
  moreBarcodes: list(
    '副条码 附加条码 扩展条码 其他条码 多条码 辅助条码 morebarcodes extrabarcodes otherbarcodes',
  ),
  code: list(`商品编码 商品代码 货号 款号 款式编码 sku 商品id 编码 商品编号 编号 代码 产品编码 物料编码 自编码 sku编码 店内码
    itemid itemcode itemno itemnumber code productcode productid skucode skuid articleno articlenumber article partnumber id`),
  spec: list(`规格 规格型号 商品规格 颜色及规格 规格属性 型号规格 型号 商品型号
    spec specification specs size variant shortdescription model description`),
  brand: list('品牌 商品品牌 品牌名称 brand brandname manufacturer make'),
  unit: list('单位 主单位 基本单位 商品单位 计量单位 库存单位 销售单位 unit uom units unitofmeasure'),
  category: list(
    '分类 商品分类 类别 商品类别 类目 品类 分类名称 所属分类 一级分类 category productcategory categoryname department group type',
  ),
  price: list(`零售价 售价 销售价 销售价格 基本售价 零售价格 标准售价 商品售价 门店售价 单价 价格
    price listprice retailprice sellingprice saleprice unitprice`),
  floorPrice: list(
    '最低售价 保底价 最低价 最低销售价 底价 限价 floorprice floor minprice minimumprice lowestprice',
  ),
  memberPrice: list('会员价 会员价格 会员售价 memberprice vipprice'),
  cost: list(`进价 进货价 采购价 成本价 成本价格 标准进价 成本 进货价格 采购价格 参考进价 参考成本
    cost costprice purchaseprice unitcost buyprice buyingprice`),
  taxRate: list('税率 销项税率 增值税率 taxrate tax vat vatrate'),
  stock:
    list(`库存量 库存数 库存数量 数量 当前库存数量 库存 当前库存 实际库存 期初库存 可用库存 账面库存 现有库存 期初数量
    stock qty quantity onhand stockqty inventory stockquantity openingstock instock quantityonhand`),
  store: list(
    '仓库 店仓 门店 仓库名称 门店名称 所属仓库 所属门店 店铺 仓库编码 门店编码 store warehouse storecode shop location branch',
  ),
  kind: list('商品类型 商品性质 产品类型 货品类型 producttype itemtype productkind kind'),
  serial: list(
    '序列号管理 串号管理 启用序列号 是否序列号 是否串号 需要序列号 序列号商品 serialtracked serialized needsserial serialnumbers',
  ),
  active: list('状态 商品状态 是否启用 启用状态 上架状态 是否上架 active status enabled'),
  // These mean something together only: match-variants.ts.
  model: [],
  option1: [],
  option2: [],
  option3: [],
  optionName1: [],
  optionName2: [],
  optionName3: [],
};

/** A style number, by which rows belong together; what may be a code or a specification where nothing says colour or size. */
export const MODEL_SYNONYMS =
  list(`款号 款式编码 款式编号 商品款号 款式 款式名称 spu spu编码 型号 商品型号 产品型号
  styleno stylenumber stylecode style parentsku spucode spuid handle modelno modelnumber modelcode model`);

/** What the rows of one style differ in, and the columns that name it. */
export const OPTION_SYNONYMS = {
  option1: list(`颜色 颜色名称 商品颜色 花色 色号 颜色及规格 颜色规格 属性值1 属性1值 规格值1 规格1值
    color colour colorname colourname option1value option1`),
  option2: list(`尺码 尺寸 码数 尺码名称 商品尺码 大小 属性值2 属性2值 规格值2 规格2值 规格 商品规格
    size sizename option2value option2`),
  option3: list(
    '容量 内存 存储容量 内存容量 属性值3 属性3值 规格值3 规格3值 capacity storage option3value option3',
  ),
  optionName1: list('属性名1 属性1名 属性1名称 规格名1 规格1名称 option1name'),
  optionName2: list('属性名2 属性2名 属性2名称 规格名2 规格2名称 option2name'),
  optionName3: list('属性名3 属性3名 属性3名称 规格名3 规格3名称 option3name'),
};

/** The same of customers: a sheet with one column of numbers may head it in any of these words. */
export const CUSTOMER_SYNONYMS: Record<CustomerField, readonly string[]> = {
  name: list(`名称 姓名 客户名称 客户姓名 会员姓名 会员名称 顾客姓名 顾客名称 客户 顾客 会员 单位名称
    name customername fullname membername clientname customer client member`),
  mobile: list(`手机号码 手机号 手机 会员手机 会员手机号 客户手机 移动电话 手机电话
    mobile mobilephone mobilenumber cellphone cell`),
  phone: list(`联系电话 电话 电话号码 固定电话 座机 座机号 联系方式 客户电话 会员电话
    phone phonenumber telephone tel landline contactnumber`),
  card: list(`会员卡号 会员编号 会员号 会员编码 会员卡 卡号 客户编号 客户编码 客户代码 编号 编码
    membercode membernumber memberno memberid cardnumber cardno card customercode customernumber customerno customerid code id`),
  contact: list('联系人 联系人姓名 contact contactperson contactname'),
  address: list(
    '地址 联系地址 收货地址 送货地址 详细地址 家庭住址 住址 address streetaddress deliveryaddress',
  ),
  invoiceTitle: list('发票抬头 开票抬头 抬头 开票名称 开票单位 invoicetitle invoicename billingname'),
  taxNumber: list('纳税人识别号 税号 纳税识别号 统一社会信用代码 信用代码 taxnumber taxno taxid vatnumber'),
  source: list('来源 客户来源 会员来源 来源渠道 获客渠道 渠道 source channel leadsource'),
  tags: list('标签 客户标签 会员标签 分组 客户分组 客户分类 会员分组 tags tag labels groups group'),
  birthday: list('生日 出生日期 会员生日 客户生日 出生年月日 birthday birthdate dateofbirth dob'),
  note: list('备注 说明 备注信息 客户备注 会员备注 note notes remark remarks comment comments'),
  receivable: list(
    '期初应收 应收款 应收 欠款 应收余额 期初欠款 欠款金额 receivable openingreceivable balancedue owed owes',
  ),
  prepaid: list(
    '预收款 期初预收 预收 预存款 预付款 预收余额 定金余额 prepaid prepayment deposit advance storecredit',
  ),
  storedValue: list(`储值余额 储值本金 本金余额 本金 储值金额 会员余额 账户余额 卡内余额 卡余额 余额
    storedvalue balance accountbalance cardbalance`),
  storedBonus: list('赠送余额 储值赠送 赠送金额 赠送金 赠金 赠金余额 赠送 bonus bonusbalance storedbonus'),
  points: list(
    '积分 会员积分 可用积分 剩余积分 积分余额 当前积分 期初积分 points pointsbalance loyaltypoints rewardpoints',
  ),
  level: list(
    '会员等级 等级 会员级别 级别 卡类型 会员卡类型 客户等级 level memberlevel tier membertier grade',
  ),
  servedBy: list(`所属店员 店员 导购 所属导购 专属导购 业务员 销售员 负责人 跟进人 服务人员
    salesperson servedby owner assignee staff salesrep`),
  inUse: list('状态 客户状态 会员状态 是否启用 启用状态 status enabled active'),
};

function list(words: string): string[] {
  return words.split(/\s+/);
}
