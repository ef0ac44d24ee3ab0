"""What people decided."""

import json

from counterclaim.errors import UnknownIdError
from counterclaim.exports.form.exchange import Data, judgement_data
from counterclaim.model import Judgement, Verb
from counterclaim.model.answers import find_visible
from counterclaim.model.judging import find_kept, find_undone
from counterclaim.review.api.asking import Seen
from counterclaim.review.api.cursors import read_number
from counterclaim.review.api.parameters import choice, text
from counterclaim.review.api.rows import Fits
from counterclaim.review.api.versions import find_version

LISTED = (
    text("subject", "Id of what was judged."),
    text("by", "Name of who judged."),
    choice("verb", "What was decided.", [verb.value for verb in Verb]),
)
OF_JUDGED = (text("subject", "Id of one thing, or of several that may be one.", many=True, required=True),)


def list_judgements(seen: Seen) -> Data:
    """Judgements, the newest first.

    `undone` names those of the page that were taken back. What others answered blind is left out for who has
    not answered the same yet."""
    get = seen.asked.get
    subject, by, verb = get("subject"), get("by"), get("verb")
    told = (("", subject), ('"by":', by), ('"verb":', verb))
    fits = [
        Fits("body", prefix + json.dumps(value, ensure_ascii=False), "holds")
        for prefix, value in told
        if value is not None
    ]
    leaf = seen.rows.judgement_leaf(fits, before=seen.after_key(read_number), most=seen.limit)
    hidden = _find_hidden(seen)
    shown = [
        each
        for each in leaf.items
        if each.id not in hidden
        and (subject is None or subject in each.subjects)
        and (by is None or each.by == by)
    ]
    undone = find_undone(seen.rows.undoings())
    records = [judgement_data(each) for each in shown]
    return seen.page(
        "judgements", records, leaf.next, undone=[each.id for each in shown if each.id in undone]
    )


def show_judgement(seen: Seen) -> Data:
    """One judgement, and whether it was taken back."""
    wanted = seen.asked.path["judgement"]
    found = seen.rows.judgements_of([wanted])
    if not found or wanted in _find_hidden(seen):
        raise UnknownIdError(f"no judgement {wanted!r} in the ledger", wanted)
    undone = wanted in find_undone(seen.rows.undoings())
    return seen.one("judgement", judgement_data(found[0]), undone=undone)


def show_judged(seen: Seen) -> Data:
    """The last judgement on these things: what to send as `if_version`.

    Of one thing, the last judgement on whether it was read rightly; of several, on whether they are one."""
    subjects = list(seen.asked.get("subject"))
    return seen.one("subjects", subjects, judged=find_version(seen.rows, subjects, seen.asked.person))


def _find_hidden(seen: Seen) -> set[str]:
    """The judgements that the person must not see yet."""
    if not seen.rows.judged_blind():
        return set()
    every: list[Judgement] = list(seen.look.browser.book.judgements())
    person = seen.asked.person
    visible = {each.id for each in find_visible(every, find_kept(every), person.name, person.role)}
    return {each.id for each in every} - visible
