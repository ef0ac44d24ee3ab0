"""A small domain of our own, written into a folder, that the tests break in one place at a time."""

from collections.abc import Mapping
from pathlib import Path

CODEBOOK = """\
title = "Things that happen in a harbour"

[types.collision]
definition = "two ships touch"
family = "accident"
[types.inspection]
definition = "inspectors come aboard"
family = "visit"
record = "site"
attribute = "status"
term = "open"

[attributes.sunk]
definition = "ships that went down"
value = "quantity"
measure = "flow"
about = ["happening"]
[attributes.status]
definition = "whether the harbour works"
value = "term"
about = ["site"]
dispute = "characterisation"

[terms.status]
exclusive = [["open", "closed", "silted"]]
together = [["closed", "silted"]]
[terms.status.codes]
open = "ships come and go"
closed = "they do not"
silted = "there is mud in the way"
"""

WORDS = """\
site_nouns = ["harbour", "quay"]

[macros]
ships = '(?:ship|ferry)'

[type.collision]
verbs = ["collide"]
patterns = ['\\b<ships> (?:struck|rammed)\\b']

[attribute.sunk]
verbs = ["sink"]
patterns = ['\\b{N} <ships>s? lost\\b']
vetoes = ['\\bsink or swim\\b']

[term.status]
closed = { patterns = ['\\bthe harbour is shut\\b'] }

[counted]
things = ["ship", "ferry"]
"""

ACTORS = """\
id,name,kind,aliases,acronym,parent,since,until,checked
port,Port of Aldmoor,body,the old port;Aldmoor Port,PA,,1999,2010-06,yes
office,Harbour Office,body,,,port,2001-05-04,,yes
wick,Ada Wick,person,A. Wick,,,,,no
"""

OFFICES = """\
id,post,title,holder,speaks_for,since,until,aliases,checked
master-1,port:master,Harbour Master,wick,port;office,2003,2004-02,harbour master,yes
"""

SITES = """\
id,name,aliases,place,within,country,latitude,longitude,sources,notes,area
q1,North Quay,the quay,Aldmoor,Shire,GB,54.5,-1.25,the port's map; a walk,,no
q2,Dockside,,Aldmoor,Shire,GB,,,a walk,,yes
"""

FILES = {
    "codebook.toml": CODEBOOK,
    "en.toml": WORDS,
    "actors.csv": ACTORS,
    "offices.csv": OFFICES,
    "sites.csv": SITES,
}


def write_domain(folder: Path, changes: Mapping[str, tuple[str, str]] | None = None) -> Path:
    """The domain as a folder. `changes`: by file, the words to replace and those to put there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in FILES.items():
        old, new = (changes or {}).get(name, ("", ""))
        assert old in text, f"{name} holds no {old!r}"
        (folder / name).write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return folder
