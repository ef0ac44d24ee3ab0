"""What holds of any report, however its sentences are filled."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model import Coded, Modality, Span, Stance
from tests.claims.hand import Hand

WORDS = "unu du tri kvar kvin ses sep ok naw dek"
TEXT = f"{WORDS}. {WORDS.upper()}. Alia {WORDS}."
TYPES = ("type:shooting", "type:breakout", "type:closure", "type:campaign", "type:meeting")
COUNTS = ("attribute:killed", "attribute:injured", "attribute:held", "attribute:released")
TERMS = ("term:cause:stampede", "term:status:open", "term:force_used:excessive")
NAMES = st.sampled_from((*TYPES, *COUNTS, *TERMS))
STARTS = [index for index in range(len(TEXT)) if index == 0 or TEXT[index - 1] == " "]


@st.composite
def _spans(draw: st.DrawFn) -> Span:
    start = draw(st.sampled_from(STARTS))
    return Span(start, min(start + draw(st.integers(2, 14)), len(TEXT)))


@st.composite
def _reports(draw: st.DrawFn) -> Hand:
    hand = Hand(TEXT)
    hand.actor("unu du")
    hand.actor("KVAR")
    for number, word in enumerate(("tri", "KVIN", "naw")):
        if draw(st.booleans()):
            hand.figure(word, number, draw(st.sampled_from((number, None))))
    if draw(st.booleans()):
        hand.site("SES", plural=draw(st.booleans()))
    for _ in range(draw(st.integers(0, 6))):
        roles: dict[str, Any] = {
            role: draw(_spans())
            for role in ("agent", "patient", "number", "place", "time", "cause", "clause", "negation")
            if draw(st.booleans())
        }
        start = draw(st.sampled_from(STARTS))
        hand.frame(
            TEXT[start : start + 3], *draw(st.lists(NAMES, min_size=1, max_size=3, unique=True)),
            negated=draw(st.booleans()), definite=draw(st.booleans()), as_cause=draw(st.booleans()),
            modality=draw(st.sampled_from(Modality)), **roles,
        )  # fmt: skip
    for _ in range(draw(st.integers(0, 3))):
        span = draw(_spans())
        names = draw(st.sampled_from((("unu du",), ("KVAR",), ("unu du", "KVAR"))))
        content = span.of(TEXT)
        accused = draw(st.sampled_from(("KVAR", "DEK")))
        hand.says(names, "dek", content, draw(st.sampled_from(Stance)), "nega", accused=accused)
    return hand


def _check(coded: Coded, hand: Hand) -> None:
    claims = {claim.id: claim for claim in coded.claims}
    happenings = {happening.id for happening in coded.happenings}
    sites = {site.id for site in coded.sites}
    cast = {member.id for member in coded.cast}
    assert len(claims) == len(coded.claims)
    assert len(happenings) == len(coded.happenings)
    for claim in coded.claims:
        assert 0 <= claim.evidence.start < claim.evidence.end <= len(hand.text)
        assert claim.happening_id or claim.site_id or claim.actor_id
        assert claim.happening_id is None or claim.happening_id in happenings
        assert claim.site_id is None or claim.site_id in sites
        assert claim.actor_id is None or claim.actor_id in cast
        assert claim.voice in cast
        assert claim.subset_of is None or claims[claim.subset_of].voice == claim.voice
        assert (claim.denial is None) or claim.stance is not Stance.CONFIRMS
    for happening in coded.happenings:
        assert happening.types
        assert {party.actor_id for party in happening.parties} <= cast


@given(_reports())
@settings(max_examples=150, deadline=None)
def test_nothing_dangles_and_every_word_is_in_the_text(hand: Hand) -> None:
    _check(hand.code(), hand)


@given(_reports())
@settings(max_examples=50, deadline=None)
def test_the_same_report_gives_the_same_claims(hand: Hand) -> None:
    assert hand.code() == hand.code()
