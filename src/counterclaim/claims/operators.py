"""Who runs, guards or owns a site.

The codebook's words say only that somebody is in charge of something. Here it is decided that the thing is a
site, and who is meant: "run by *the army*", "*the army* runs it", "in the hands of *the army*".
"""

from __future__ import annotations

from counterclaim.claims.counted_sites import find_site_meant
from counterclaim.claims.doers import is_site, names_somebody
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.model import MentionKind, Modality, Party, Span

OPERATOR = "operator"
_UNREAL = (Modality.DEMANDED, Modality.POSSIBLE)
_LINKS = frozenset(("AUX", "ADV", "PART", "PUNCT"))


def code_operator(told: Told, role: str, maker: Maker) -> None:
    """The claim that somebody has the role at a site; none where either is not named."""
    if told.frame.modality in _UNREAL:
        return
    before, behind = _find_sides(told, maker)
    if before is None or behind is None:
        return
    party, site = (before, behind) if _stands_for_site(behind, maker) else (behind, before)
    site_id = _find_site(told, site, maker)
    named = _find_name(party, maker)
    if named == party and _is_known_by_it(party, told, maker):
        return
    actor_id = _find_actor(told, named, maker)
    if site_id is None or actor_id is None:
        return
    value = Party(actor_id, role, maker.page.words(named))
    as_of = maker.as_of(told, OPERATOR)
    maker.add(told, OPERATOR, value, told.frame.trigger, f"{OPERATOR}:{role}", site_id=site_id, as_of=as_of)


def _is_known_by_it(party: Span, told: Told, maker: Maker) -> bool:
    """Whether it is only said of whom something else is told: "*the people who guarded them* fired"."""
    tokens = maker.page.sentences[told.sentence].tokens
    opening = next((token for token in tokens if token.span.start >= party.end), None)
    named = any(token.pos == "PROPN" for token in maker.page.tokens(party))
    return not named and opening is not None and opening.text.lower() in maker.rules.relatives


def _find_sides(told: Told, maker: Maker) -> tuple[Span | None, Span | None]:
    """The phrases that the words join: what the clause is about, and what stands behind them."""
    frame = told.frame
    parties = [span for span in (frame.agent, frame.patient) if span is not None]
    before = next((span for span in parties if span.start < frame.trigger.start), None)
    behind = next((span for span in parties if span.start >= frame.trigger.end), None)
    return before or _find_last(told, maker), behind or _find_next(told, maker)


def _find_last(told: Told, maker: Maker) -> Span | None:
    """The phrase that only words of linking part from the trigger: "*the centre* is under the control of"."""
    sentence = maker.page.sentences[told.sentence]
    tokens = [token for token in sentence.tokens if token.span.end <= told.frame.trigger.start]
    while tokens and tokens[-1].pos in _LINKS:
        tokens.pop()
    if tokens and tokens[-1].pos == "CCONJ":
        return told.frame.place  # "the hostel is owned by a firm *and* run by the city"
    site = maker.page.mention(MentionKind.SITE, tokens[-1].span) if tokens else None
    if site is not None:
        opening = [token for token in tokens if token.span.end <= site.span.start][-1:]
        return None if opening and opening[0].pos == "ADP" else site.span  # "guards *at the centre* are"
    ending = [one for one in sentence.noun_phrases if tokens and one.core.end == tokens[-1].span.end]
    return max((one.core for one in ending), key=len, default=None)


def _find_next(told: Told, maker: Maker) -> Span | None:
    sentence = maker.page.sentences[told.sentence]
    after = next((token for token in sentence.tokens if token.span.start >= told.frame.trigger.end), None)
    opened = [one.core for one in sentence.noun_phrases if after and one.core.start == after.span.start]
    return max(opened, key=len, default=None)


def _stands_for_site(words: Span, maker: Maker) -> bool:
    return is_site(words, maker) or _is_pronoun(words, maker) or _ends_in_site(words, maker)


def _ends_in_site(words: Span, maker: Maker) -> bool:
    """Whether it is the work of running one: "the running of the camp"."""
    phrase = maker.page.phrase(words)
    return phrase is not None and phrase.core.end < words.end and maker.sites.find(words) is not None


def _is_pronoun(words: Span, maker: Maker) -> bool:
    tokens = maker.page.tokens(words)
    return len(tokens) == 1 and tokens[0].pos == "PRON"


def _find_site(told: Told, words: Span, maker: Maker) -> str | None:
    if _is_pronoun(words, maker):
        return find_site_meant(told, maker)
    return maker.sites.find(words) if _stands_for_site(words, maker) else None


def _find_name(words: Span, maker: Maker) -> Span:
    """The name put right beside a kind of body: "a private company, *Gardline*", "the firm *Sertex*",
    "*Gardline*, the company that"."""
    if any(token.pos == "PROPN" for token in maker.page.tokens(words)):
        return words
    sentence = maker.page.sentences[maker.page.at(words)]
    opening = next((one.core for one in sentence.noun_phrases if one.core.start == sentence.span.start), None)
    names = [one.core for one in sentence.noun_phrases if one.core == opening or one.core.start >= words.end]
    return next((name for name in names if _names(name, words, maker)), words)


def _names(name: Span, words: Span, maker: Maker) -> bool:
    first, second = sorted((name, words))
    between = maker.page.words(Span(first.end, max(first.end, second.start))).strip()
    proper = all(token.pos == "PROPN" for token in maker.page.tokens(name))
    return proper and between in (("", ",") if name == second else (",",))


def _find_actor(told: Told, words: Span, maker: Maker) -> str | None:
    """Whom the words name; the one who speaks, where they are "we" or "it"."""
    tokens = maker.page.tokens(words)
    if _is_pronoun(words, maker):
        if tokens[0].lemma.lower() not in maker.rules.selves:
            return None
        voices = [voice for voice in maker.voices.find(told.frame.trigger) if voice.statement is not None]
        return voices[0].actor_id if len(voices) == 1 else None
    if is_site(words, maker):
        return None
    member = maker.cast.find_party(words, certain=True) or maker.cast.find_body(words)
    if member is None or not names_somebody(member.name, maker, words):
        return None
    return member.id
