import type { ImportField } from './rules';

/**
 * Headings seen in real exports, the best first: a sheet that has both 零售价 and 销售价 asks the first of its customers.
 * Written as `headingKey` leaves them: lower case, without blanks, underscores, stars and what stands in brackets.
 */
export const SYNONYMS: Record<ImportField, readonly string[]> = {
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
  active: list('状态 商品状态 是否启用 启用状态 上架状态 是否上架 active status enabled'),
};

function list(words: string): string[] {
  return words.split(/\s+/);
}
