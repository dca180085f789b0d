"""Chinese: the words by which covers, numbers and closing lines are read."""

from __future__ import annotations

import re

from ..ordinals import to_roman
from ..symbols import PRINTED
from .words import Words

_DIGITS = "一二三四五六七八九"
_DATE = r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日"


def numeral(number: int) -> str:
    """66 → ``六十六``; from 1 to 199."""
    if number >= 100:
        rest = number - 100
        zero = "零" if 0 < rest < 10 else ""
        return f"一百{zero}{'一' if 10 <= rest < 20 else ''}{numeral(rest) if rest else ''}"
    tens, ones = divmod(number, 10)
    return f"{_DIGITS[tens - 1] if tens > 1 else ''}{'十' if tens else ''}{_DIGITS[ones - 1] if ones else ''}"


NUMERALS = {numeral(number): number for number in range(1, 200)}
_NUMERAL = r"[一二三四五六七八九十百零〇]{1,6}"
_LETTERED = r"\d{1,3}(?: ?\([a-z]{1,2}\))*"
_ITEMS = rf"{_LETTERED}(?:(?:、|，|和|至) ?(?:{_LETTERED}|\([a-z]{{1,2}}\)))*"

WORDS = Words(
    code="zh",
    formula=re.compile(r"大会\s?(?:[，,]|$)"),
    elements=(
        ("publisher", re.compile(r"联\s?合\s?国")),
        ("symbol", re.compile(rf"{PRINTED}\*{{0,3}}")),
        ("organ", re.compile(r"大\s?会")),
        ("distribution", re.compile(r"Distr\s?\.?\s?:?\s{0,4}(?P<value>General|Limited|Restricted|普遍|有限)", re.I)),
        ("issued_on", re.compile(rf"{_DATE}|\d{{1,2}} [A-Z][a-z]+ \d{{4}}", re.IGNORECASE)),
        ("original_language", re.compile(r"Original\s?:\s{0,4}(?P<value>[a-z]+(?:(?:/|, | and )[a-z]+){0,5})", re.I)),
        ("language", re.compile(r"Chinese(?: only)?|中文", re.IGNORECASE)),
        ("session", re.compile(rf"第{_NUMERAL}届(?:紧急特别|特别)?会议")),
        ("committee", re.compile(r"特别政治和非殖民化委员会(?:\s?[(（]第四委员会[)）])?|第[一二三四五六]委员会")),
        ("kind", re.compile(r"(?:增编|更正)(?: ?\d{1,2})?\*{0,3}")),
        ("agenda", re.compile(rf"(?:临时)?议程项目\s?(?P<value>{_ITEMS})\*{{0,3}}")),
    ),  # fmt: skip
    status=re.compile(rf"(?P<date>{_DATE})大会(?:决议|(?P<decision>决定))\*{{0,3}}"),
    status_begins=re.compile(rf"{_DATE}大会"),
    status_goes_on=re.compile(r"(?!)"),
    date=re.compile(_DATE),
    months={},
    origin_begins=re.compile(r"\[\s?(?:根据|未经)"),
    without_committee=re.compile(r"未经发交"),
    proposal=re.compile(r"(?:决议|决定)草案\*{0,3}$|^.{0,40}(?:提交|提出)的(?:决议|决定)草案|修正案$|^秘书处的说明"),
    tabled=re.compile(r"(?P<amendment>修正案)|(?P<draft_decision>决定草案)|(?P<draft_resolution>决议草案)"),
    annex=re.compile(rf"(?:附件|(?P<appendix>附录))(?:\s?(?P<number>{_NUMERAL}|[IVX]{{1,5}}|[A-Z]))?[*.]{{0,3}}"),
    committees=tuple(re.compile(f"第{number}委员会") for number in "一二三四五六"),
    session=re.compile(rf"第(?P<ordinal>{_NUMERAL})届(?P<special>(?P<emergency>紧急)?特别)?(?:常)?会议?"),
    session_hint="届",
    ordinals=NUMERALS,
    meeting=re.compile(
        rf"第(?:(?P<number>\d{{1,4}})|(?P<ordinal>{_NUMERAL}))次(?:\((?:续会|复会)\))?全体会议(?:\s?[(（](?:续会|复会)[)）])?"
    ),
    parts={numeral(number): roman for number, roman in enumerate(map(to_roman, range(1, 31)), 1)}
    | dict(zip("甲乙丙丁戊己庚辛", "ABCDEFGH", strict=True)),
    opens_in_bold=True,
    capitals=False,
    named_part=re.compile(rf"第(?P<number>{_NUMERAL})(?:(?P<part>编|部分)|(?P<chapter>章))"),
    distributions={"普遍": "General", "有限": "Limited"},
    languages=tuple("英文 法文 西班牙文 俄文 中文 阿拉伯文".split()),
    label=re.compile(
        rf"第(?:{_NUMERAL}|\d{{1,3}})(?:条|章|编|部分|款|节)(?=\s|$)|(?:行动|目标|原则|规则|措施|承诺)\s?\d{{1,3}}(?:\s?[.:：]|$|(?=\s))"
    ),
    annex_name="附件",
    number_follows=re.compile(r"第\s*$"),
    number_may_follow=re.compile(r"(?:年|月|\d至|\d和|\d、)\s*$"),
    date_follows=re.compile(r"\s*$"),
    counts_something=re.compile(r"(?:" r"[年月日号条段次届个项名页万亿天章节款位人周岁种点%％]" ")"),
    committee_names=(
        "第一委员会",
        "第二委员会",
        "第三委员会",
        "特别政治和非殖民化委员会(第四委员会)",
        "第五委员会",
        "第六委员会",
    ),
)
