"""How Arabic is written in Latin letters, as tables: what different writers put for one sound.

The rules hold whatever the language of the report, so they stand here and not with one language's words.
A sound is one sign; the signs of consonants that Latin has no letter for are 8 (th), 6 (dh), x (kh), G (gh)
and S (sh); vowels are a, i, u, and e where a writer may have meant a or i.
"""

import re

ARTICLES = frozenset({"al", "el", "ul", "il", "as", "ash", "at", "ad", "an", "ar", "az", "es", "er", "ed"})
# Words that are bound to the one behind them ("Abdul Hamid"), and what they are written as here.
BOUND = {
    **dict.fromkeys(("abdul", "abdel", "abdal", "abdol", "abd", "abdu", "abdelal"), "abd"),
    **dict.fromkeys(("abu", "abou", "abo", "bu", "bou"), "abu"),
    **dict.fromkeys(("ben", "bin", "ibn", "ibnu"), "ben"),
}
# The same, written in one with the name: "Abdurrahman", "Abderrahmane", "Abdullah", "Abdelhamid".
GLUED_BOUND = re.compile(r"^abd(?:[aeou]l(?=[^l])|[aeou]l(?=l)|[aeou](?=([^aeiou])\1))-?")
# Words that are bound to the one before them: "Salah al-Din", "Seif Eddine".
TAILS = frozenset({"din", "deen", "dine", "eddine", "eddin", "uddin", "aldin", "eldin", "aldeen", "eldeen"})
GLUED_TAIL = re.compile(
    r"(?<=[a-z]{3})[aeu]ddi+ne?$|(?<=[a-z]{3})[aeu]ddeen$|(?<=[a-z]{3})[ae]l-?d(?:i|ee)ne?$"
)
TAIL = "din"
# An article written in one with the name: "Elmasry", "Essarraj".
GLUED_ARTICLE = re.compile(r"^(?:[aeu]l(?=[^aeioul])|[ae](?=([dnrstz])\1))")
LEAST_GLUED = 6  # letters of a name that may begin with a glued article: "Alam" does not

# Read from top to bottom.
SOUNDS = (
    ("sch", "S"), ("tch", "S"), ("sh", "S"), ("ch", "S"),
    ("kh", "x"), ("gh", "G"), ("dh", "6"), ("th", "8"), ("ph", "f"), ("dj", "j"), ("zh", "z"), ("ck", "k"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"),
    ("aou", "u"), ("ou", "u"), ("oo", "u"), ("aw", "u"), ("au", "u"), ("w", "u"), ("o", "u"),
    ("ee", "i"), ("ei", "i"), ("ai", "i"), ("ey", "i"), ("ay", "i"), ("ie", "i"), ("y", "i"),
)  # fmt: skip
# At the start of a name: a consonant that is written like a vowel.
OPENINGS = (
    (re.compile(r"^(?:ou|u|w)(?=[aei])"), "W"),
    (re.compile(r"^y"), "Y"),
)
# At the end: "Dbeibah", "Dbeibeh" and "Dbeiba"; "Rahmane" and "Rahman".
ENDINGS = (
    (re.compile(r"(?<=.{2})[ae]h$"), "a"),
    (re.compile(r"(?<=[iu])h$"), ""),
    (re.compile(r"(?<=[^aeiou].[^aeiou])e$"), ""),
)

SAME = frozenset(
    frozenset(pair) for pair in (("8", "t"), ("6", "d"), ("G", "g"), ("q", "k"), ("x", "h"), ("p", "b"))
)
NEAR = frozenset(
    frozenset(pair)
    for pair in (
        ("8", "s"), ("6", "z"), ("q", "g"), ("q", "G"), ("j", "g"),
    )
)  # fmt: skip
DOUBTFUL = frozenset(frozenset(pair) for pair in (("k", "g"), ("k", "x"), ("v", "f"), ("v", "W"), ("j", "Y")))
NEAR_IN_LONG = frozenset({frozenset(("s", "z"))})  # "Organisation", "Organization"
LONG = 8  # letters

# All that may stand for one another fall together: these make the keys by which names are looked up.
CLASSES = {sign: group[0] for group in ("kqgGjxhY", "ts8z6d", "fvW", "bp") for sign in group}
VOWELS = frozenset("aieu")

# Names that so many bear that two of them say little: "Mohamed Ali" is not yet "Mohamed Salem Ali".
FREQUENT = frozenset({
    "mohamed", "ahmed", "ali", "omar", "hassan", "hussein", "ibrahim", "mahmoud", "mustafa", "abdullah",
    "khaled", "salem", "salim", "saleh", "youssef", "yusuf", "hamza", "osman", "ismail", "adam", "musa",
    "said", "abdelrahman",
})  # fmt: skip
