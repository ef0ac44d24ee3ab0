"""Judgements against a real ledger: what is refused leaves no trace, what is accepted moves what it says."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

import counterclaim as cc
from counterclaim.errors import CodebookError, JudgementError, UnknownIdError
from counterclaim.ledger import Ledger
from counterclaim.model import Claim, Judgement, Quantity
from counterclaim.model.people import Person, Role
from counterclaim.pipeline import ChangedMeanwhileError, Sight

TEXT = (
    "Eleven men were killed in a fire at the Tarn detention centre in Holm on Friday, the warden said.\n\n"
    "The prison union denied that guards had set the fire. It put the number of dead at fourteen."
)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    (tmp_path / "holm.txt").write_text(TEXT, encoding="utf-8")
    with cc.open_ledger(tmp_path / "l.db") as ledger:
        cc.read(ledger, [tmp_path / "holm.txt"], given={"published": "2018-05-06"}, workers=1)
        yield ledger


def killed(ledger: Ledger) -> list[Claim]:
    return [claim for claim in ledger.book().claims() if claim.attribute == "killed"]


@pytest.mark.parametrize(
    ("verb", "change", "error", "why"),
    [
        ("correct", {"low": "sixty"}, JudgementError, "no number"),
        ("correct", {"low": "70", "high": "60"}, JudgementError, "ends the wrong way round"),
        ("correct", {"attribute": "eaten"}, JudgementError, "no attribute of the codebook"),
        ("correct", {"voice": "coast guard"}, UnknownIdError, "nobody of that name"),
        ("correct", {"lwo": "3"}, JudgementError, "a slip of the pen"),
        ("correct", {}, JudgementError, "nothing to correct"),
    ],
)
def test_what_does_not_fit_is_refused_and_not_kept(
    ledger: Ledger, verb: str, change: dict[str, str], error: type[Exception], why: str
) -> None:
    with pytest.raises(error):
        cc.judge(ledger, verb, [killed(ledger)[0].id], change, by="Ada")
    assert ledger.judgements() == (), why
    cc.rebuild(ledger)


def test_an_actor_can_be_given_by_its_name(ledger: Ledger) -> None:
    claim = killed(ledger)[0]
    names = {actor.id: actor.name for actor in ledger.book().actors()}
    cc.judge(ledger, "correct", [claim.id], {"voice": "prison union", "low": "12", "high": "12"}, by="Ada")
    (changed,) = (item for item in ledger.book().claims() if item.id == claim.id)
    assert "union" in names[changed.voice].lower()
    assert isinstance(changed.value, Quantity)
    assert (changed.value.low, changed.value.high) == (12, 12)


def test_an_added_claim_stands_under_its_incident(ledger: Ledger) -> None:
    (incident,) = ledger.book().incidents()
    report = killed(ledger)[0].report_id
    change = {"report": report, "start": "0", "end": "10", "attribute": "injured", "low": "11", "high": "11"}
    change |= {"voice": "prison union", "incident": incident.id}
    cc.judge(ledger, "add", [], change, by="Ada", reason="missed")
    assert "injured" in {claim.attribute for claim in ledger.book().claims(incident_id=incident.id)}
    assert list(ledger.check()) == []


def test_a_judgement_is_undone_once(ledger: Ledger) -> None:
    before = killed(ledger)
    made = cc.judge(ledger, "reject", [before[0].id], by="Ada")
    assert len(killed(ledger)) == len(before) - 1
    cc.judge(ledger, "undo", [made.id], by="Ada")
    assert killed(ledger) == before
    with pytest.raises(UnknownIdError, match="undone already"):
        cc.judge(ledger, "undo", [made.id], by="Ada")


def test_a_domain_that_does_not_load_leaves_no_trace(ledger: Ledger, tmp_path: Path) -> None:
    with pytest.raises(CodebookError):
        cc.read(ledger, [tmp_path / "holm.txt"], domains=["prison"])
    assert ledger.domains == ("detention",)


@pytest.mark.parametrize(
    ("verb", "change", "low"),
    [("accept", {}, 11), ("correct", {"low": "7", "high": "7"}, 7)],
    ids=["accept", "correct"],
)
def test_a_rejected_claim_comes_back_when_it_is_judged_anew(
    ledger: Ledger, verb: str, change: dict[str, str], low: int
) -> None:
    claim = next(each for each in killed(ledger) if getattr(each.value, "low", 0) == 11)
    cc.judge(ledger, "reject", [claim.id], by="Ada")
    assert claim.id not in {each.id for each in killed(ledger)}
    cc.judge(ledger, verb, [claim.id], change, by="Ben")
    (back,) = (each for each in killed(ledger) if each.id == claim.id)
    assert isinstance(back.value, Quantity)
    assert back.value.low == low
    assert list(ledger.check()) == []


def test_what_makes_no_claim_is_refused_of_a_rejected_one_too(ledger: Ledger) -> None:
    claim = killed(ledger)[0]
    cc.judge(ledger, "reject", [claim.id], by="Ada")
    with pytest.raises(JudgementError, match="above high"):
        cc.judge(ledger, "correct", [claim.id], {"low": "9", "high": "3"}, by="Ben")
    assert len(ledger.judgements()) == 1


def test_another_at_the_same_ledger_is_told_also_amid_the_append(ledger: Ledger, tmp_path: Path) -> None:
    """The second judgement comes after the first looked at all others, and before it is appended."""
    claim = killed(ledger)[0]
    person = Person("Ada", Role.CODER)

    def meanwhile(judgement: Judgement, known: Sequence[Judgement]) -> None:
        with cc.open_ledger(tmp_path / "l.db") as other:
            cc.judge(other, "reject", [claim.id], by="Ben")

    with pytest.raises(ChangedMeanwhileError, match=r"Ben \(reject\)"):
        cc.judge(ledger, "accept", [claim.id], by="Ada", sight=Sight(person, ""), check=meanwhile)
    assert [each.by for each in ledger.judgements()] == ["Ben"]
    cc.judge(ledger, "accept", [claim.id], by="Ada", sight=Sight(person, ledger.judgements()[0].id))
    assert [each.by for each in ledger.judgements()] == ["Ben", "Ada"]
