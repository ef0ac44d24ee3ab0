"""Words that FollowTheMoney takes: languages by their three letters (ISO 639-3), and addresses."""

import re
from collections.abc import Mapping

_LANGUAGES = """
af:afr am:amh ar:ara az:aze be:bel bg:bul bn:ben bs:bos ca:cat cs:ces da:dan de:deu el:ell en:eng
es:spa et:est fa:fas fi:fin fr:fra ga:gle he:heb hi:hin hr:hrv hu:hun hy:hye id:ind is:isl it:ita
ja:jpn ka:kat kk:kaz km:khm kn:kan ko:kor ky:kir lb:ltz lo:lao lt:lit lv:lav mk:mkd mn:mon ms:msa
mt:mlt my:mya ne:nep nl:nld no:nor pl:pol ps:pus pt:por ro:ron ru:rus si:sin sk:slk sl:slv sq:sqi
sr:srp sv:swe sw:swa ta:tam te:tel tg:tgk th:tha tk:tuk tl:tgl tr:tur uk:ukr ur:urd uz:uzb vi:vie
zh:zho
"""
LANGUAGES: Mapping[str, str] = {pair[:2]: pair[3:] for pair in _LANGUAGES.split()}
_ADDRESS = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)


def find_language(code: str | None) -> str | None:
    """The three letters of a language ("en", "en-GB"); None for one that FollowTheMoney does not list."""
    return LANGUAGES.get((code or "").split("-")[0].lower())


def find_address(url: str | None) -> str | None:
    """An address of the web; None for anything else."""
    return url if url and _ADDRESS.fullmatch(url) else None
