"""The verbs of people's decisions: judge, judgements."""

import re
from typing import TYPE_CHECKING

import click

from counterclaim.cli.app import json_option, judged_options, ledger_option, open_existing
from counterclaim.errors import JudgementError
from counterclaim.model import Verb

if TYPE_CHECKING:
    from counterclaim.ledger import Ledger


@click.command("judge")
@click.argument("verb", type=click.Choice([verb.value for verb in Verb]))
@click.argument("subjects", nargs=-1, metavar="[ID...] [NAME=VALUE...]")
@ledger_option
@judged_options
def judge_command(verb: str, subjects: tuple[str, ...], address: str, by: str, reason: str) -> None:
    """Put down a person's decision; the latest on a thing stands, and outranks the program.

    \b
    same, different     two or more incidents, actors, sites or happenings
    accept, reject      claims that were read rightly, or wrongly
    correct             a claim: NAME=VALUE for attribute, low, high, term, stance, modality, voice ...
    add                 a claim that was missed: report= text="its words" attribute= voice= and its value
    undo                an earlier judgement

    \b
    The ids, of which the beginning will do:
    claims              counterclaim show INCIDENT --ids, counterclaim site NAME --ids
    incidents, sites    counterclaim incidents, counterclaim sites
    judgements          counterclaim judgements
    reports             counterclaim statements --ids; or the name of the file

    \b
    Example: counterclaim judge correct claim-41af low=7 high=7 --by Ana --reason "the list has seven names"
    """
    from counterclaim.api import judge
    from counterclaim.cli.ids import expand_id

    change = dict(text.partition("=")[::2] for text in subjects if "=" in text)
    with open_existing(address) as ledger:
        if verb == Verb.ADD.value:
            change = _locate(ledger, change)
        book = ledger.book()
        full = [expand_id(book, text) for text in subjects if "=" not in text]
        judgement = judge(ledger, verb, full, change, by=by, reason=reason)
    said = (*full, *(f"{name}={value}" for name, value in change.items()))
    click.echo(f"{judgement.id}: {verb} {' '.join(said)}")


def _locate(ledger: "Ledger", change: dict[str, str]) -> dict[str, str]:
    """`change` with the id of the report that is named, and start and end in the place of text."""
    located = dict(change)
    if "report" in located:
        located["report"] = ledger.find_report(located["report"])
    words = located.pop("text", None)
    if words is None:
        return located
    if "report" not in located:
        raise JudgementError("text= needs report=, the report that has these words")
    if "start" in located or "end" in located:
        raise JudgementError("give text= or start= and end=, not both")
    text = ledger.book().report(located["report"]).report.text
    start, end = find_words(text, words, change["report"])
    return {**located, "start": str(start), "end": str(end)}


def find_words(text: str, words: str, report: str) -> tuple[int, int]:
    """The one place of `words` in `text`, whatever the white space between them and the quotation marks
    around them; JudgementError when there is none or more than one."""
    parts = words.split()
    for wanted in (parts, words.strip(' \t\n"“”').split()):
        pattern = r"\s+".join(map(re.escape, wanted))
        places = [match.span() for match in re.finditer(pattern, text)] if wanted else []
        if len(places) == 1:
            return places[0]
        if places:
            raise JudgementError(
                f"the words {words!r} stand in {len(places)} places of {report}:"
                " give more of the words around them, or start= and end="
            )
    raise JudgementError(f"the words {words!r} are not in {report}: give them as it has them")


@click.command("judgements")
@ledger_option
@json_option
def judgements_command(address: str, as_json: bool) -> None:
    """List what people decided, the oldest first, with what was taken back.

    \b
    Example: counterclaim judgements
    """
    from counterclaim.cli.judgement_list import draw_judgements, judgement_data
    from counterclaim.cli.screen import print_json, show

    with open_existing(address) as ledger:
        book = ledger.book()
        imported = {name: origin.name for name, origin in ledger.imported().items()}
        if as_json:
            print_json(judgement_data(book, imported))
            return
        judgements = list(book.judgements())
        if judgements:
            show(draw_judgements(judgements, imported))
        else:
            click.echo("no judgements in this ledger", err=True)
