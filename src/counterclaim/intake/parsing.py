"""From a capture to reports: the format reads, metadata is weighed, the report gets its id. Pure."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from counterclaim.intake import objects
from counterclaim.intake.decoding import decode
from counterclaim.intake.draft import Draft
from counterclaim.intake.formats import find_by_media_type
from counterclaim.intake.languages import detect_language
from counterclaim.intake.metadata import FIELDS, Doubt, Known, read_fields, weigh
from counterclaim.model import Capture, Fact, Problem, Report, make_id

STAGE = "intake"


def parse(capture: Capture, given: Mapping[str, str]) -> Iterator[tuple[Report, tuple[Fact, ...]] | Problem]:
    """The reports of a capture, each with the facts known about it, and what could not be read.

    `given` are the caller's own metadata, under the names of `metadata.FIELDS`; other names are kept
    as facts. A .json or .jsonl capture may hold several reports. Raises nothing on any bytes.
    """
    form = find_by_media_type(capture.media_type)
    if form is None:
        yield Problem(
            STAGE, capture.uri, f"no format reads {capture.media_type!r}", "save it as .txt or .html"
        )
        return
    if not capture.body.strip():
        yield Problem(STAGE, capture.uri, "empty", "the file holds nothing: fetch or save it again")
        return
    beside, problem = _read_sidecar(capture)
    if problem is not None:
        yield problem
    for draft in form.parse(capture):
        if isinstance(draft, Problem):
            yield draft
        elif not any(character.isalpha() for character in draft.text):
            yield Problem(STAGE, draft.uri, "no text", "no word could be found in it: is the text an image?")
        else:
            yield from _make_report(capture, draft, beside, given)


def _read_sidecar(capture: Capture) -> tuple[Mapping[str, object], Problem | None]:
    if capture.sidecar is None:
        return {}, None
    found = objects.read_json(decode(capture.sidecar).text)
    if isinstance(found, dict):
        return found, None
    message = found.message if isinstance(found, objects.Unreadable) else "not an object of fields"
    hint = 'make it one JSON object, as {"publisher": ..., "published": ...}; the report was read without it'
    beside = str(PurePosixPath(capture.uri).with_suffix(".json"))
    return {}, Problem(STAGE, beside, f"the sidecar cannot be used: {message}", hint)


def _make_report(
    capture: Capture, draft: Draft, beside: Mapping[str, object], given: Mapping[str, str]
) -> Iterator[tuple[Report, tuple[Fact, ...]] | Problem]:
    sidecar, sidecar_other = read_fields(beside)
    known, doubts = weigh({"flag": given, "sidecar": sidecar, "page": draft.stated})
    for doubt in doubts:
        yield Problem(STAGE, draft.uri, doubt.message, doubt.hint)
    if "language" not in known and (detected := detect_language(draft.text)) is not None:
        known["language"] = Known(detected, "text")
    report = _identify(capture, draft, known)
    other = {
        **{name: Known(value, "page") for name, value in draft.other.items()},
        **{name: Known(value, "sidecar") for name, value in sidecar_other.items()},
        **{name: Known(value, "flag") for name, value in given.items() if name not in FIELDS and value},
    }
    yield report, _state_facts(report, {**other, **known}, doubts, capture)


def _identify(capture: Capture, draft: Draft, known: Mapping[str, Known]) -> Report:
    """The id comes from the url, or publisher and title, with the text; never from date or language."""
    values = {name: item.value for name, item in known.items()}
    named = [values["url"]] if "url" in values else [values.get("publisher"), values.get("title")]
    return Report(
        id=make_id("report", *named, draft.text),
        uri=draft.uri,
        text=draft.text,
        url=values.get("url"),
        title=values.get("title"),
        publisher=values.get("publisher"),
        byline=values.get("byline"),
        language=values.get("language"),
        capture=capture.sha256,
    )


def _state_facts(
    report: Report, known: Mapping[str, Known], doubts: list[Doubt], capture: Capture
) -> tuple[Fact, ...]:
    """One fact a name. A date that could not be used is kept as it was given, under a name of its own."""
    facts = [Fact(report.id, name, item.value, item.by, capture.retrieved) for name, item in known.items()]
    facts += [
        Fact(report.id, f"{doubt.field}_as_given", doubt.wording, doubt.by, capture.retrieved)
        for doubt in reversed(doubts)  # the highest in precedence last: the latest of a name stands
    ]
    return tuple(facts)
