"""The columns of each table, in order. A row that has another cell than these is a fault of ours."""

from collections.abc import Mapping

_PLACE = ("place", "country", "latitude", "longitude", "precision")
_VALUE = ("value", "low", "high", "approximate", "words", "acled")
_SIDE = ("day", "low", "high", "words", "voice", "publisher", "published", "claim_id")
_REPORT = ("report_id", "title", "publisher", "published", "url", "copy_of")
_ABOUT = ("incident_id", "incident", "site_id", "site")
_SAID = (
    *("voice", "voice_kind", "speaks_for", "stance", "attribute", *_VALUE, "modality", "denial"),
    *("as_of_earliest", "as_of_latest", "as_of_relative", "scope", "evidence", "statement"),
    *(*_REPORT, "subset_of", "joint_id", "statement_id", "voice_id", "rule"),
)

_IMPRINT = ("ledger", "as_of", "version")

_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "incidents": (
        *("incident_id", "type", "types", "earliest", "latest", "relative", *_PLACE, "site_id", "site"),
        *("parties", "reports", "voices", "claims", "disputed", "linked_to"),
    ),
    "claims": ("claim_id", *_ABOUT, *_SAID),
    "statements": (
        *("statement_id", "voices", "speaks_for", "relayed_by", "stance", "kind", "public", "modality"),
        *("denial", "strength", "manner", "said_earliest", "said_latest", "said_relative"),
        *("source", "cue", "statement", "voice_ids", *_REPORT),
    ),
    "disputes": (
        *("dispute_id", *_ABOUT, "attribute", "kind", "position", "voices", "denies", *_VALUE),
        *("evidence", "publishers", "first_published", "claim_ids"),
    ),
    "sites": (
        *("site_id", "site", "aliases", *_PLACE, "claim_id", "part", "day", "step", "repeats"),
        *("incident_id", "incident", *_SAID),
    ),
    "ratios": (
        *("site_id", "site", "ratio_low", "ratio_high"),
        *(f"{side}_{name}" for side in ("held", "capacity") for name in _SIDE),
    ),
    "reports": (*_REPORT, "revision_of", "byline", "language", "uri", "text"),
}

COLUMNS: Mapping[str, tuple[str, ...]] = {name: (*columns, *_IMPRINT) for name, columns in _COLUMNS.items()}
