"""Words that announce a person, a telephone or an account, and the surnames that tell a name from another word.

Every pattern is written for folded text (`analysis.ingest.personal_text`): NFKC, without marks of no width, each
blank a plain one. Patterns made by `any_of` also find a word that is spread over its cell (`联 系 人`).
"""

from __future__ import annotations

import re


def any_of(words: str) -> str:
    """Return a pattern that finds the longest of some words parted by `|`, also with blanks between their characters.

    It branches as the words do, character by character, for a hundred alternatives tried one after another at
    every place of a text are slow.

    >>> re.match(any_of("姓名|户主|户主姓名"), "户主姓 名：").group()
    '户主姓 名'
    """
    tree: dict = {}
    for word in filter(None, "".join(words.split()).split("|")):
        branch = tree
        for character in word:
            branch = branch.setdefault(character, {})
        branch[""] = {}
    return _branches(tree, first=True)


def _branches(tree: dict, first: bool = False) -> str:
    """Return the pattern of a tree of characters; `""` is the end of a word."""
    blank = "" if first else r"\s{0,3}"
    parts = [blank + re.escape(c) + _branches(rest) for c, rest in tree.items() if c and rest != {"": {}}]
    ends = "".join(re.escape(c) for c, rest in tree.items() if c and rest == {"": {}})
    parts += [f"{blank}[{ends}]"] if ends else []
    if not parts:
        return ""
    start = f"(?=[{''.join(map(re.escape, tree))}])" if first else ""
    return f"{start}(?:{'|'.join(parts)})" + ("?" if "" in tree else "")


PERSON_WORDS = """
联系人|联络人|联络员|聯絡人|聯繫人|聯系人|联系人员|填表人|填报人|填報人|制表人|製表人|审核人|审批人|复核人|审定人|
负责人|負責人|经办人|經辦人|统计人|统计员|报送人|报告人|签发人|记录人|录入人|采集人|核实人|姓名|户主|戶主|法人代表|
法定代表人|法定代表|法人|企业法人|责任人|责任人员|帮扶人|帮扶责任人|帮扶联系人|监护人|申请人|受益人|受助人|受捐人|
资助人|收款人|付款人|开户人|户名|持卡人|经手人|领款人|领取人|签收人|签领人|收件人|寄件人|发件人|承办人|接待人|
带队人|介绍人|证明人|担保人|借款人|贷款人|承包人|创办人|创始人|实际控制人|当事人|投保人|被保险人|家长|父亲|母亲|
配偶|丈夫|妻子|儿子|女儿|本人|患者|学生姓名|真实姓名|曾用名|紧急联系人|担当者|氏名|签字|签名|
分管领导|包户干部|包村干部|驻村干部|帮扶干部|村医|致富带头人|带头人
"""
"""What stands before `:` and a person's name, and before nothing else."""

TITLE_WORDS = """
校长|副校长|园长|院长|副院长|局长|副局长|处长|科长|股长|主任|副主任|书记|副书记|支书|村支书|第一书记|县长|副县长|
市长|副市长|省长|区长|副区长|镇长|乡长|村长|州长|部长|厅长|司长|组长|队长|领队|站长|所长|行长|社长|会长|理事长|
秘书长|董事长|总经理|经理|厂长|店长|总监|总裁|主席|班长|班主任|干部|挂职干部|教师|老师|医生|医师|护士|专家|技术员|
指导员|队员|工作人员|工作队员|记者|编辑|责任编辑|责编|作者|通讯员|摄影|撰稿|供稿|主编|校对|监制|审核|制表|填表|
复核|经办|统计|签发|批准|审批|主管|贫困户|脱贫户|监测户|农户|学生|工人|职工|员工|务工人员|受访者|村主任|村书记|
校對|校長|書記|主任委员|负责同志|联系同志|镇党委书记|理事|代表|会计|出纳|股东|捐赠人|投资人|村民|姓|代理人
"""
"""What may stand before `:` and a name, but also before a count or a task: the word after it must look like a name."""

ENGLISH_PERSON_WORDS = (
    r"(?:contact(?: person| name)?|(?:full |first |last |family |given )?name|legal representative|prepared by"
    r"|reported by|filled in by|completed by|checked by|approved by|signed by|person in charge|principal|headmaster"
    r"|director|manager|head teacher|guardian|applicant|beneficiary|account holder|author|reporter|editor|attn)"
)

SAYING = r"(?:说|表示|介绍|告诉|坦言|称|透露|回忆|感慨|笑着|激动|高兴|带队|带领|一行|等人)"
"""What follows a name in prose, where no mark does."""

TELEPHONE_WORDS = """
电话|联系电话|联系方式|联络方式|手机|手机号|手机号码|移动电话|座机|固定电话|固话|办公电话|宅电|家庭电话|传真|
聯絡電話|電話|手機|电话号码|号码|热线|咨询电话|举报电话|监督电话|值班电话|短号|分机|微信同号|携帯|連絡先
"""
ENGLISH_TELEPHONE_WORDS = (
    r"(?:tel(?:ephone)?|phone|mobile|cell(?:phone)?|fax|hotline|call|whatsapp|sjh|lxdh|dianhua)"
)

IDENTITY_WORDS = """
身份证|身份证号|身份证号码|身份证件|证件号|证件号码|公民身份号码|公民身份证号|居民身份证|身份号码|身份證|身分证|
社保卡号|社会保障号|社保号|医保号|残疾证号|残疾人证|驾驶证号|军官证|士兵证|学籍号|护照|护照号|护照号码|通行证|台胞证|
居留证|出入证号|低保证号|车牌|车牌号
"""
ENGLISH_IDENTITY_WORDS = r"(?:id ?(?:card|n(?:o|umber))(?: ?n(?:o|umber))?|identity(?: card)?(?: number)?|passport(?: no| number)?|sfz(?:h|hm)?)"

ACCOUNT_WORDS = """
账号|帐号|账户|帐户|賬號|帳號|银行账号|银行帐号|银行卡|银行卡号|卡号|一卡通|一卡通号|存折|存折号|开户账号|收款账号|
惠农卡|社保卡|工资卡|打卡账号|借记卡|信用卡
"""
ENGLISH_ACCOUNT_WORDS = r"(?:(?:bank )?(?:account|card)(?: ?n(?:o|umber))?|iban)"

MESSENGER_WORDS = (
    r"(?:微\s?信(?!公众|公眾|小程序|支付|群|平台|视频号)|微\s?訊|wechat|weixin|[vw]x(?=[号:\s])|v信|薇信|钉\s?钉|dingtalk|飞书|抖音|快手|"
    r"微\s?博|支付宝|alipay|skype|telegram|whatsapp|facebook|twitter|instagram)"
)
QQ_WORDS = r"(?:q\s?q|扣扣|企鹅号)"
MAIL_WORDS = r"(?:邮\s?箱|电子邮件|电子邮箱|邮件|e-?mail|mail)"

CODE_WORDS = (
    r"(?:编号|编码|代码|文号|批号|批准号|批文号|流水号|单号|订单号?|合同号|项目号|备案号?|税号|条码|条形码|案号|专利号?|公告号"
    r"|登记号|注册号|许可证号?|证书号?|凭证号?|发票号?|招标号?|标准号?|统计用区划|区划|序列号|货号|版本号?|期号|登录号|档案号"
    r"|isbn|issn|doi|cn|gb(?:/t)?|iso|no|nr|№|id(?==)|code|version|serial|第)"
)
"""What announces a number that is no person's, though it has as many digits."""

MONEY_WORDS = (
    r"(?:[￥¥$€]|rmb|cny|usd|人民币|金额|资金|投资|收入|支出|产值|总额|总值|合计|总计|小计|共计|预算|拨款|款项|贷款|补助|补贴|采购额"
    r"|销售额|营业额|到账|到位|拨付|总量|产量|增加值|gdp|人数|数量|面积|amount|total|sum|value)"
)
UNIT_WORDS = (
    r"(?:[十百千万亿]|美?元|人次|人民币|人(?![员名民])|名(?![叫字单下册额义称])|户(?![主籍])|家(?![长庭属里])|个(?!人)|项(?!目)|件|次|台(?!账)|套|部(?!门)|株|只(?![能有要])|头"
    r"|亩|公顷|吨|公斤|千克|斤|平方|立方|米|公里|千米|升|天|年|月|日(?!报)|所|座|间|辆|批|场|期|册|份|盒|袋|瓶|箱|盏|棵|匹|羽|尾|公?里"
    r"|度|千瓦|兆瓦|%|‰|yuan\b|rmb\b|cny\b|usd\b|dollars?\b|persons?\b|people\b|million|billion|thousand|trillion|households?\b|tons?\b|kg\b|km\b|mu\b|kwh\b)"
)

_NO_NAME_WORDS = """无 暂无 没有 待定 未定 不详 未知 详见 见附件 见附表 空缺 同上 如下 另附 略 本人 签字 盖章 签章 公章 以下 均可 若干 各县 各市
    高中 高校 高职 高级 高等 高新 高山 高原 高度 万元 万人 万户 万亩 千元 安排 安置 安全 安徽 安徽省 任务 任期 任职 全部 全县 全省 全国
    全年 全市 全区 全程 全体 项目 金额 金融 易地 水利 水务 水产 水电 计划 计算 时间 时任 单位 单价 单独 方面 方式 方案 平均 常住 常年
    常务 成立 成效 成员 党员 党政 党委 党建 农村 车间 车辆 房屋 房产 明细 明确 江苏 江西 江苏省 江西省 云南 云南省 宁夏 海南 海南省
    贵州 贵州省 甘肃 甘肃省 吉林 吉林省 苏州 温州 杭州 常州 石家庄 支出 支援 支付 支部 管理 管护 应届 应急 应聘 符合 关于 连续 曾经
    卫生 卫健 牛羊 牛肉 马铃薯 花卉 花椒 和谐 文化 文件 文旅 文字 商务 商品 商贸 宣传 纪委 纪检 司法 危房 冷链 冷库 储备 居民 景区
    龙头 龙头企业 茶叶 林业 林果 林下 田间 季度 夏季 经济 经费 干部 程度 牧区 班级 秋季 左右 包括 包含 游客 路费 白天 边远 向东部 于是
    华东 华南 华北 南方 南京 南宁 武汉 青岛 青海 阳光 岗位 双方 相关 鲁甘 闽宁 苏陕 京蒙 津甘 沪滇 浙川 鲁渝 粤桂 粤黔 强化 有关 以上
    管理员 干事 全日制 时长 解决 解放 祝福 乐业 幸福 温暖 满意 简介 查看 权益 益农 尚未 都是 别墅 申请 申报 申领 申报人 严格 危重 通过
    习惯 向导 古城 巴中 康养 康复 丰富 封面 盛产 童装 蓝领 梅州 骆驼 柴油 丁香 黄河 黄金 黄牛 白酒 洪水 汤池 石油 牛奶 谷物 麦田 麻类
    桑蚕 甘草 柏树 松树 竹编 海参 元旦 原料 双语 商会 符号 余额 余人 余名 余户 季节 计件 计时 展示 席位 路线 能力 凌晨 范围 左侧 陪读
    严重 金牌 水平 章程 苗木 花生 方便 任何 柳编 鲍鱼 时任 于此 毛巾 毛利 祖国 成都 成果 成本 成人 莫过于
"""
NO_NAME = frozenset(_NO_NAME_WORDS.split())
"""Words that stand after such a word and begin as a name does."""

SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁"
    "杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇"
    "邢滑裴陆荣翁荀羊於惠甄曲封芮羿储靳汲邴糜松井段富巫乌焦巴弓隗山谷车侯宓蓬全郗班仰仲伊宫宁仇栾暴甘厉戎祖武符刘景詹龙叶幸司韶郜黎薄"
    "宿白怀蒲邰鄂索咸籍赖卓蔺屠蒙池乔阴胥苍双闻莘党翟谭贡姬申冉宰郦雍郤璩桑桂濮牛寿边扈燕冀浦尚温庄晏柴瞿阎慕连茹习宦艾鱼容向古易慎戈"
    "廖庾衡步都耿满弘匡文寇禄阙欧殳沃蔚越夔隆师巩厍聂晁勾敖冷訾辛阚那简饶曾毋沙鞠须丰巢关蒯相查荆游竺权逯盖桓仝肖闫覃涂佟帅苟鹿邸冶撒妥牟拜喇岳"
    "許陳張劉楊黃趙吳鄭馮蔣韓呂嚴魏謝鄒蘇范魯韋馬龐紀項閔賈婁鍾駱萬盧應單諸鈕龔陸儲車欒厲劉葉龍黎賴喬蒼聞黨譚貢鄺莊閻連艷廖滿鞏聶闕饒關肅"
)
COMPOUND_SURNAMES = (
    "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|尉迟|公孙|皇甫|令狐|慕容|端木|夏侯|东方|东郭|西门|南宫|百里|呼延|轩辕|宇文|长孙|司徒|司空|鲜于|闻人|申屠|公羊|"
    "澹台|公冶|太叔|单于|钟离|独孤|拓跋|完颜|纳兰|叶赫|爱新觉罗"
)
PLACE_ENDINGS = re.compile(r"[省市县區区局委办厅廳辦縣]$")
BODY_ENDINGS = re.compile(
    r"(?:[省市县区州旗盟镇乡村局委办厅处科股部院校司所站队组行社会厂店厅室馆队团]|公司|中心|集团|银行|学校|医院|政府|街道|园区|车间|企业"
    r"|单位|大学|学院|支行|分行|联社|商会|党委|支部|机构|平台|工会|妇联|团委|基地|专班|小组)$"
)
ENGLISH_BODY = re.compile(
    r"\b(?:province|county|city|district|office|department|bureau|ltd|co|company|university|college|school|bank|group"
    r"|centre|center|committee|government|ministry|region|hospital|foundation|association|commission|agency|press|news"
    r"|daily|xinhua|china|chinese|east|west|national|international|institute|project|fund|table|report|data)\b",
    re.IGNORECASE,
)
