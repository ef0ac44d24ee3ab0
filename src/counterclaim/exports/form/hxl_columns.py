"""The HXL tag of each column, and what stands in it.

The tags are those of the HXL standard 1.1 where it has one; attributes of our own stand behind a plus, which
the standard allows.
"""

from collections.abc import Iterable, Mapping

from counterclaim.exports.form.columns import COLUMNS
from counterclaim.exports.form.figures import RULES

TABLES = ("incidents", "claims", "sites", "ratios")
PROFILES = "columns"


def _tag_side(side: str, tag: str, meaning: str) -> dict[str, tuple[str, str]]:
    """The columns of one of the two figures of a ratio."""
    return {
        f"{side}_day": (f"#date+{side}", f"day for which the figure holds: {meaning}"),
        f"{side}_low": (f"{tag}+min+num", f"{meaning}, at least; empty: open"),
        f"{side}_high": (f"{tag}+max+num", f"{meaning}, at most; empty: open"),
        f"{side}_words": (f"#meta+{side}+quote", "the words of that figure"),
        f"{side}_voice": (f"#org+{side}+name", "who vouches for that figure"),
        f"{side}_publisher": (f"#meta+{side}+source+name", "who put its report out"),
        f"{side}_published": (f"#date+{side}+reported", "when"),
        f"{side}_claim_id": (f"#meta+{side}+claim+id", "the claim of that figure"),
    }


# Column: tag, meaning.
TAGS: Mapping[str, tuple[str, str]] = {
    "incident_id": ("#event+id", "the incident; happenings of many reports that are one"),
    "incident": ("#event+name", "type, place and first day of the incident"),
    "type": ("#event+type", "the leading type of the incident, a word of the codebook"),
    "types": ("#event+type+list", "all its types"),
    "earliest": ("#date+occurred+start", "first day on which it may have been"),
    "latest": ("#date+occurred+end", "last day on which it may have been"),
    "relative": ("#meta+date+occurred", "when, in words, where no day of publication places it"),
    "place": ("#loc+name", "where"),
    "country": ("#country+code+v_iso2", "country, ISO 3166-1 alpha-2"),
    "latitude": ("#geo+lat", "degrees north, WGS 84"),
    "longitude": ("#geo+lon", "degrees east, WGS 84"),
    "precision": ("#geo+precision", "how exact the place is: site, quarter, city, region or country"),
    "site_id": ("#loc+site+id", "the site"),
    "site": ("#loc+site+name", "name of the site"),
    "aliases": ("#loc+site+alias", "other names of the site"),
    "parties": ("#org+party+list", "actors with their roles"),
    "reports": ("#meta+reports+num", "how many reports tell of it"),
    "voices": ("#meta+voices+num", "how many voices claim something of it"),
    "claims": ("#meta+claims+num", "how many claims there are of it"),
    "disputed": ("#meta+disputed+list", "attributes on which the accounts part"),
    "linked_to": ("#event+linked+list", "other incidents that it has to do with"),
    "claim_id": ("#meta+claim+id", "the claim"),
    "part": ("#meta+record+part", "part of the site's record: status, held, capacity, conditions, …"),
    "day": ("#date+record", "first day for which it holds; where that is not known, the day of its report"),
    "step": ("#status+step", "how far a status has come: closing considered, closed, reopened, …"),
    "repeats": ("#meta+claim+first+id", "the claim of the same voice that says the same of the same day"),
    "ratio_low": ("#indicator+ratio+min+num", "how many times the capacity is held, at least; empty: open"),
    "ratio_high": ("#indicator+ratio+max+num", "how many times the capacity is held, at most; empty: open"),
    **_tag_side("held", "#population+held", "so many are held"),
    **_tag_side("capacity", "#capacity", "there is room for so many"),
    "voice": ("#org+voice+name", "who vouches for it"),
    "voice_kind": ("#org+voice+type", "person, body, group, publisher or unnamed"),
    "speaks_for": ("#org+voice+parent", "for whom the voice speaks on the day of the report"),
    "stance": ("#meta+stance", "what the voice does with what it says"),
    "attribute": ("#indicator+name", "what the claim is about: killed, escaped, perpetrator, held, …"),
    "value": ("#indicator+value+text", "a word of the codebook, a name or a day, for what is no figure"),
    "low": ("#indicator+value+min+num", "lowest number that the words leave possible; empty: open"),
    "high": ("#indicator+value+max+num", "highest number that the words leave possible; empty: open"),
    "approximate": ("#indicator+approximate", "whether the words say about"),
    "words": ("#meta+value+quote", "the words for the value"),
    "acled": (
        "#indicator+value+acled+num",
        "the one number that ACLED's codebook would note; empty: no rule known",
    ),
    "modality": ("#meta+modality", "how far the thing has come: actual, considered, ordered, …"),
    "denial": ("#meta+denial", "kind of denial, after HURIDOCS list 28"),
    "as_of_earliest": ("#date+valid+start", "first day for which the claim holds"),
    "as_of_latest": ("#date+valid+end", "last day for which the claim holds"),
    "as_of_relative": ("#meta+date+valid", "the same in words, where no day of publication places it"),
    "scope": ("#meta+scope", "what a figure covers, where that is not the incident or site"),
    "evidence": ("#meta+evidence+quote", "the words that the claim was read from"),
    "statement": ("#meta+statement+quote", "the words of the statement that it stands in"),
    "report_id": ("#meta+source+id", "the report"),
    "title": ("#meta+source+title", "title of the report"),
    "publisher": ("#meta+source+name", "who put the report out"),
    "published": ("#date+reported", "when"),
    "url": ("#meta+source+url", "address of the report"),
    "copy_of": ("#meta+source+copy", "the report whose text this one repeats"),
    "subset_of": ("#meta+part+id", "the claim of the total that this one is a part of"),
    "joint_id": ("#meta+joint+id", "binds claims of several voices who said it at once"),
    "statement_id": ("#meta+statement+id", "the statement"),
    "voice_id": ("#org+voice+id", "the actor who vouches"),
    "rule": ("#meta+rule", "what read the value"),
    "ledger": ("#meta+ledger", "the ledger that this was made from"),
    "as_of": ("#date+asof", "as known on this day"),
    "version": ("#meta+version", "program and codebook"),
}

# Behind an attribute's name: "killed_lowest".
_SUMMARIES = {"lowest": "min", "highest": "max", "acled": "acled"}

PROFILE_TAGS: Mapping[str, tuple[str, str]] = {
    "table": ("#meta+table", "the table"),
    "column": ("#meta+column", "the column"),
    "tag": ("#meta+tag", "its HXL tag, without the mark in front"),
    "meaning": ("#meta+meaning", "what stands in it"),
    "rule": ("#meta+rule", "how it was worked out, where it sums up several claims"),
    "rows": ("#meta+rows+num", "how many rows the table has"),
    "filled": ("#meta+filled+num", "how many of them have something here"),
    "distinct": ("#meta+distinct+num", "how many differ"),
    "least": ("#meta+least", "lowest number or first day"),
    "greatest": ("#meta+greatest", "highest number or last day"),
    **{name: TAGS[name] for name in ("ledger", "as_of", "version")},
}


def find_columns(table: str, attributes: Iterable[str]) -> dict[str, tuple[str, str, str]]:
    """Tag, meaning and rule of each column. Incidents get three for each attribute with figures."""
    columns = {name: (*TAGS[name], "") for name in COLUMNS[table]}
    if table == "incidents":
        for attribute in attributes:
            for ending, mark in _SUMMARIES.items():
                tag = f"#affected+{attribute.lower()}+{mark}+num"
                meaning = f"{attribute}: {ending} number of all accounts"
                columns[f"{attribute}_{ending}"] = (tag, meaning, RULES[ending])
    return columns
