#include "model/name_han.h"

#include "base/buf.h"

/* Words of trades and places, the longest first; in the canonical form that name_words.c has. */
static const struct {
	struct str word;
	const char *english;
} generic[] = {
	{STR_INIT("セキュリティ"), "security"},
	{STR_INIT("ソフトウェア"), "software"},
	{STR_INIT("ネットワーク"), "network"},
	{STR_INIT("소프트웨어"), "software"},
	{STR_INIT("サービス"), "service"},
	{STR_INIT("システム"), "system"},
	{STR_INIT("センター"), "center"},
	{STR_INIT("人工智能"), "intelligence"},
	{STR_INIT("네트워크"), "network"},
	{STR_INIT("上海市"), "shanghai"},
	{STR_INIT("东莞市"), "dongguan"},
	{STR_INIT("北京市"), "beijing"},
	{STR_INIT("半导体"), "semiconductor"},
	{STR_INIT("半導體"), "semiconductor"},
	{STR_INIT("南京市"), "nanjing"},
	{STR_INIT("厦门市"), "xiamen"},
	{STR_INIT("合肥市"), "hefei"},
	{STR_INIT("四川省"), "sichuan"},
	{STR_INIT("大连市"), "dalian"},
	{STR_INIT("天津市"), "tianjin"},
	{STR_INIT("宁波市"), "ningbo"},
	{STR_INIT("实验室"), "laboratory"},
	{STR_INIT("実験室"), "laboratory"},
	{STR_INIT("實驗室"), "laboratory"},
	{STR_INIT("山东省"), "shandong"},
	{STR_INIT("广东省"), "guangdong"},
	{STR_INIT("广州市"), "guangzhou"},
	{STR_INIT("微电子"), "microelectronic"},
	{STR_INIT("微電子"), "microelectronic"},
	{STR_INIT("成都市"), "chengdu"},
	{STR_INIT("无锡市"), "wuxi"},
	{STR_INIT("杭州市"), "hangzhou"},
	{STR_INIT("武汉市"), "wuhan"},
	{STR_INIT("江苏省"), "jiangsu"},
	{STR_INIT("沈阳市"), "shenyang"},
	{STR_INIT("济南市"), "jinan"},
	{STR_INIT("浙江省"), "zhejiang"},
	{STR_INIT("深圳市"), "shenzhen"},
	{STR_INIT("珠海市"), "zhuhai"},
	{STR_INIT("研究所"), "institute"},
	{STR_INIT("研究院"), "institute"},
	{STR_INIT("福州市"), "fuzhou"},
	{STR_INIT("科学院"), "academy"},
	{STR_INIT("苏州市"), "suzhou"},
	{STR_INIT("西安市"), "xian"},
	{STR_INIT("郑州市"), "zhengzhou"},
	{STR_INIT("重庆市"), "chongqing"},
	{STR_INIT("长沙市"), "changsha"},
	{STR_INIT("青岛市"), "qingdao"},
	{STR_INIT("대학교"), "university"},
	{STR_INIT("데이터"), "data"},
	{STR_INIT("디지털"), "digital"},
	{STR_INIT("반도체"), "semiconductor"},
	{STR_INIT("서비스"), "service"},
	{STR_INIT("시스템"), "system"},
	{STR_INIT("에너지"), "energy"},
	{STR_INIT("연구소"), "institute"},
	{STR_INIT("연구실"), "laboratory"},
	{STR_INIT("上海"), "shanghai"},
	{STR_INIT("东莞"), "dongguan"},
	{STR_INIT("中国"), "china"},
	{STR_INIT("中國"), "china"},
	{STR_INIT("中心"), "center"},
	{STR_INIT("产业"), "industry"},
	{STR_INIT("信息"), "information"},
	{STR_INIT("光学"), "optic"},
	{STR_INIT("光电"), "optic"},
	{STR_INIT("光電"), "optic"},
	{STR_INIT("公司"), "company"},
	{STR_INIT("创新"), "innovation"},
	{STR_INIT("創新"), "innovation"},
	{STR_INIT("北京"), "beijing"},
	{STR_INIT("南京"), "nanjing"},
	{STR_INIT("厦门"), "xiamen"},
	{STR_INIT("发展"), "development"},
	{STR_INIT("台湾"), "taiwan"},
	{STR_INIT("台灣"), "taiwan"},
	{STR_INIT("合肥"), "hefei"},
	{STR_INIT("四川"), "sichuan"},
	{STR_INIT("国际"), "international"},
	{STR_INIT("國際"), "international"},
	{STR_INIT("大学"), "university"},
	{STR_INIT("大學"), "university"},
	{STR_INIT("大连"), "dalian"},
	{STR_INIT("天津"), "tianjin"},
	{STR_INIT("学院"), "academy"},
	{STR_INIT("學院"), "academy"},
	{STR_INIT("宁波"), "ningbo"},
	{STR_INIT("宇宙"), "space"},
	{STR_INIT("安全"), "security"},
	{STR_INIT("安防"), "security"},
	{STR_INIT("实业"), "industry"},
	{STR_INIT("實業"), "industry"},
	{STR_INIT("山东"), "shandong"},
	{STR_INIT("工业"), "industry"},
	{STR_INIT("工業"), "industry"},
	{STR_INIT("工程"), "engineering"},
	{STR_INIT("广东"), "guangdong"},
	{STR_INIT("广州"), "guangzhou"},
	{STR_INIT("廣州"), "guangzhou"},
	{STR_INIT("开发"), "development"},
	{STR_INIT("情報"), "information"},
	{STR_INIT("成都"), "chengdu"},
	{STR_INIT("技术"), "technology"},
	{STR_INIT("技術"), "technology"},
	{STR_INIT("投資"), "investment"},
	{STR_INIT("投资"), "investment"},
	{STR_INIT("控股"), "holding"},
	{STR_INIT("数字"), "digital"},
	{STR_INIT("数据"), "data"},
	{STR_INIT("数码"), "digital"},
	{STR_INIT("數字"), "digital"},
	{STR_INIT("數據"), "data"},
	{STR_INIT("數碼"), "digital"},
	{STR_INIT("无锡"), "wuxi"},
	{STR_INIT("日本"), "japan"},
	{STR_INIT("智能"), "intelligence"},
	{STR_INIT("服务"), "service"},
	{STR_INIT("服務"), "service"},
	{STR_INIT("杭州"), "hangzhou"},
	{STR_INIT("東京"), "tokyo"},
	{STR_INIT("武汉"), "wuhan"},
	{STR_INIT("江苏"), "jiangsu"},
	{STR_INIT("沈阳"), "shenyang"},
	{STR_INIT("济南"), "jinan"},
	{STR_INIT("浙江"), "zhejiang"},
	{STR_INIT("海运"), "shipping"},
	{STR_INIT("深圳"), "shenzhen"},
	{STR_INIT("澳門"), "macau"},
	{STR_INIT("澳门"), "macau"},
	{STR_INIT("珠海"), "zhuhai"},
	{STR_INIT("產業"), "industry"},
	{STR_INIT("电信"), "telecommunication"},
	{STR_INIT("电器"), "electric"},
	{STR_INIT("电子"), "electronic"},
	{STR_INIT("电气"), "electric"},
	{STR_INIT("發展"), "development"},
	{STR_INIT("福州"), "fuzhou"},
	{STR_INIT("科技"), "technology"},
	{STR_INIT("系統"), "system"},
	{STR_INIT("系统"), "system"},
	{STR_INIT("網絡"), "network"},
	{STR_INIT("網路"), "network"},
	{STR_INIT("网络"), "network"},
	{STR_INIT("能源"), "energy"},
	{STR_INIT("航天"), "space"},
	{STR_INIT("航空"), "aviation"},
	{STR_INIT("航运"), "shipping"},
	{STR_INIT("苏州"), "suzhou"},
	{STR_INIT("西安"), "xian"},
	{STR_INIT("設備"), "equipment"},
	{STR_INIT("设备"), "equipment"},
	{STR_INIT("貿易"), "trading"},
	{STR_INIT("資訊"), "information"},
	{STR_INIT("贸易"), "trading"},
	{STR_INIT("軟件"), "software"},
	{STR_INIT("軟體"), "software"},
	{STR_INIT("软件"), "software"},
	{STR_INIT("通信"), "communication"},
	{STR_INIT("通訊"), "communication"},
	{STR_INIT("通讯"), "communication"},
	{STR_INIT("郑州"), "zhengzhou"},
	{STR_INIT("重庆"), "chongqing"},
	{STR_INIT("銀行"), "bank"},
	{STR_INIT("银行"), "bank"},
	{STR_INIT("长沙"), "changsha"},
	{STR_INIT("開発"), "development"},
	{STR_INIT("集团"), "group"},
	{STR_INIT("集團"), "group"},
	{STR_INIT("電信"), "telecommunication"},
	{STR_INIT("電器"), "electric"},
	{STR_INIT("電子"), "electronic"},
	{STR_INIT("電機"), "electric"},
	{STR_INIT("電気"), "electric"},
	{STR_INIT("電氣"), "electric"},
	{STR_INIT("青岛"), "qingdao"},
	{STR_INIT("香港"), "hongkong"},
	{STR_INIT("개발"), "development"},
	{STR_INIT("국제"), "international"},
	{STR_INIT("그룹"), "group"},
	{STR_INIT("기술"), "technology"},
	{STR_INIT("무역"), "trading"},
	{STR_INIT("보안"), "security"},
	{STR_INIT("산업"), "industry"},
	{STR_INIT("센터"), "center"},
	{STR_INIT("우주"), "space"},
	{STR_INIT("은행"), "bank"},
	{STR_INIT("전기"), "electric"},
	{STR_INIT("전자"), "electronic"},
	{STR_INIT("정보"), "information"},
	{STR_INIT("테크"), "technology"},
	{STR_INIT("투자"), "investment"},
	{STR_INIT("한국"), "korea"},
	{STR_INIT("항공"), "aviation"},
	{STR_INIT("해운"), "shipping"},
};

/* The row whose word the text begins with, or -1. */
static int generic_at(struct str text)
{
	for (size_t i = 0; i < sizeof generic / sizeof *generic; i++)
		if (str_starts(text, generic[i].word))
			return (int)i;
	return -1;
}

static void add_space(struct buf *out)
{
	if (out->len && out->ptr[out->len - 1] != ' ')
		buf_add_byte(out, ' ');
}

struct str name_translate_generic(struct arena *arena, struct str normal)
{
	enum { FIRST = 0xe3 }; /* the lead bytes of these scripts are this and higher */
	struct buf out = {0};
	bool any = false, behind = false;
	for (size_t at = 0; at < normal.len;) {
		struct str rest = str_from(normal, at);
		int row = (unsigned char)rest.ptr[0] >= FIRST ? generic_at(rest) : -1;
		if (row >= 0) {
			add_space(&out);
			buf_puts(&out, generic[row].english);
			at += generic[row].word.len;
			any = behind = true;
			continue;
		}
		if (behind)
			add_space(&out);
		behind = false;
		if (rest.ptr[0] != ' ' || (out.len && out.ptr[out.len - 1] != ' '))
			buf_add_byte(&out, rest.ptr[0]);
		at++;
	}
	struct str text = any ? arena_str(arena, str_trim(buf_str(&out))) : STR_NONE;
	buf_finish(&out);
	return text;
}
