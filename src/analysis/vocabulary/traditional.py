"""Traditional characters of Chinese place names, so that 廣東省 and 广东省 are one name.

Only the characters that occur in names of places, zones and groups are listed (a whole converter would be
a dependency of several megabytes for 435 characters). Made with OpenCC's tables from the gazetteer's names.
"""

from __future__ import annotations

import unicodedata

_TRADITIONAL = (
    "萬業叢東兩個豐臨爲麗義烏樂習鄉於雲亞產僕從侖倉儀們會偉倫餘兒兗黨蘭關興內岡冊軍農衝準涼鳳憑凱則剛別劍勸辦務勻區華單盧臥衛廠歷廂廈縣雙發敘疊臺葉後呂啓吳員鹹響團園圍國圖聖場壇壩壘墾墊"
    "壯壺處復頭夾婁孫寧寶審宮寬賓尋壽將爾堯嶼崗嵐島巖嶺嶽嶧峽峯嶗崍鞏師幹廣莊慶廬庫應開張彌強歸當彥徵懷恆戶託揚撫護鬥無舊晉暉術雜權來楊極樅棗樹棲慄欒橋樺夢樓橫畢匯漢湯溝滄瀘澤涇窪湞溮濟"
    "瀏渾潯塗淶漣渦潤澗澱淥澠溫遊灣漵滿灤濱灘濰潛瀾燈靈爐點煙煩愛猶獨獅獻瑪環琿瓊瑤甕甌電疇鹽監蓋盤礦碭硯碩礄確鹼禮祿禪離積稱稅窯競簡類紅級納線組細織紹經結絳綏績維綿綜綠縉羅聶聯肅勝膠脫"
    "臘騰輿節薌蕪蘆蒼蘇範荊榮滎蔭萊蓮獲蘿營蕭薩藍薊鎣藺蘄蘊觀覺讓訥許詔諸諾調誼謀謨謝謙譙譜貝貞貢賢貴費賀賈資賚賽贊贛趙車輪載輝邊遼達遷邁運進遠連遜遙鄧郵鄒鄴鄰鬱郟鄭鄆鄖鄲裏鍾鋼欽錢鐵鉛"
    "銅銀鋒錯錫錦鎮鏡鑲長門間閔閘聞閩閣閬閶閻陽陰陸隴陳陘陝隨靜韓頂項順頗潁額風饒館馬駐驛驊魚魯鮁鮮鯉鳩雞鳴鴨鶴鷹麥黃齊龍瀋裡衞啟羣為滙穀淨鬆禦彙産曆汙牆鍊"
)
_SIMPLIFIED = (
    "万业丛东两个丰临为丽义乌乐习乡于云亚产仆从仑仓仪们会伟伦余儿兖党兰关兴内冈册军农冲准凉凤凭凯则刚别剑劝办务匀区华单卢卧卫厂历厢厦县双发叙叠台叶后吕启吴员咸响团园围国图圣场坛坝垒垦垫"
    "壮壶处复头夹娄孙宁宝审宫宽宾寻寿将尔尧屿岗岚岛岩岭岳峄峡峰崂崃巩师干广庄庆庐库应开张弥强归当彦征怀恒户托扬抚护斗无旧晋晖术杂权来杨极枞枣树栖栗栾桥桦梦楼横毕汇汉汤沟沧泸泽泾洼浈浉济"
    "浏浑浔涂涞涟涡润涧淀渌渑温游湾溆满滦滨滩潍潜澜灯灵炉点烟烦爱犹独狮献玛环珲琼瑶瓮瓯电畴盐监盖盘矿砀砚硕硚确碱礼禄禅离积称税窑竞简类红级纳线组细织绍经结绛绥绩维绵综绿缙罗聂联肃胜胶脱"
    "腊腾舆节芗芜芦苍苏范荆荣荥荫莱莲获萝营萧萨蓝蓟蓥蔺蕲蕴观觉让讷许诏诸诺调谊谋谟谢谦谯谱贝贞贡贤贵费贺贾资赉赛赞赣赵车轮载辉边辽达迁迈运进远连逊遥邓邮邹邺邻郁郏郑郓郧郸里钟钢钦钱铁铅"
    "铜银锋错锡锦镇镜镶长门间闵闸闻闽阁阆阊阎阳阴陆陇陈陉陕随静韩顶项顺颇颍额风饶馆马驻驿骅鱼鲁鲅鲜鲤鸠鸡鸣鸭鹤鹰麦黄齐龙沈里卫启群为汇谷净松御汇产历污墙炼"
)
_TABLE = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def simplified(text: str) -> str:
    """Text with half-width forms and the simplified characters of place names.

    >>> simplified("寧夏　ＡＢ")
    '宁夏 AB'
    """
    return unicodedata.normalize("NFKC", text).translate(_TABLE)
