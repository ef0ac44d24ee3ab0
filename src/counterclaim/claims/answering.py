"""What a denial answers: words that only point back ("That is a lie", "denied this") deny what was claimed
right before them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from counterclaim.claims.granted import HELD, is_agreed, without_granted
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.claims.set_aside import DATE, PLACE
from counterclaim.claims.voices import Voice
from counterclaim.codebook.schema.nouns import singular
from counterclaim.model import (
    ActorKind,
    CastMember,
    Claim,
    Denial,
    MentionKind,
    Quantity,
    Span,
    Stance,
    Statement,
    Token,
    hull,
)
from counterclaim.model.names import fold_name

_REACH = 4  # sentences back to what a denial answers
_NEXT = 3  # sentences back to what is called untrue, a label among them
_LABEL = 6  # words and marks of a speaker's label before what he says
_OWNER = 7  # words and marks of whose claim it is
_BARE_NO = 3  # words: "they did not"
_LONG = 16  # words of a sentence that only calls something untrue
_ANSWERED = frozenset(("perpetrator", "occurred", "force_used"))
_EMPTY = frozenset(("PRON", "ADP", "DET", "PUNCT", "SCONJ", "PART", "CCONJ"))
_STATES = frozenset(("access", "status", "operator", "conditions"))
_PLACE, _OCCURRED, _CAUSE = "place", "occurred", "cause"
_HAPPENED = "attribute:occurred"
_RESTS_ON = "evidence"  # what a claim rests on is answered by nobody


def code_answers(maker: Maker) -> None:
    """Claims of those who deny by words that only point back at what another voice claimed."""
    answered: set[int] = set()
    for statement in maker.voices.statements:
        if answers_only(statement, maker):
            answered.add(maker.page.at(statement.content[0]))
            whole = hull(statement.content)
            for voice in maker.voices.split(statement):
                _deny_before(voice, statement.content[0], _REACH, whole, maker)
    for sentence, span in _find_refusals(maker, answered):
        for voice in maker.voices.find(span):
            _deny_before(voice, span, _NEXT, sentence, maker)


def answers_only(statement: Statement, maker: Maker) -> bool:
    """Whether the statement is a denial that only points back: by a cue that denies ("denied this"),
    by such a verb in the content (" 'We reject this', she said"), or by a verdict ("said this was a lie")."""
    if statement.stance in (Stance.ASSERTS, Stance.ACCUSES):
        return _is_verdict(statement, maker)  # "said the men were lying", "accused them of lying"
    if statement.stance is not Stance.DENIES:
        return False
    words = (token.lemma.lower() for part in statement.content for token in maker.page.tokens(part))
    denies = maker.voices.denies_by_cue(statement) or any(
        maker.rules.cue_denies(word, False) for word in words
    )
    answers = denies and only_points_back(statement, maker)
    tokens = [token for part in statement.content for token in maker.page.tokens(part)]
    return answers or _is_bare_no(tokens, maker) or _is_verdict(statement, maker)


def _is_bare_no(tokens: Sequence[Token], maker: Maker) -> bool:
    """Whether words only say that somebody did not: "they *had not*", "we *did not*", "there *was none*"."""
    told = [token for token in tokens if token.pos not in ("PUNCT", "SPACE")]
    return (
        len(told) == _BARE_NO
        and [token.pos for token in told[:2]] in (["PRON", "AUX"], ["PRON", "VERB"])
        and told[1].text.lower() in maker.rules.elided | maker.rules.being
        and told[2].lemma.lower() in maker.rules.negations
        and told[2].pos != "PRON"  # "we did *nothing*"
    )


def only_points_back(statement: Statement, maker: Maker) -> bool:
    """Whether the content only points back ("denied it", "rejected the claims as lies", "disputes that
    figure")."""
    tokens = [token for part in statement.content for token in maker.page.tokens(part)]
    told = (token.lemma.lower() for token in _past_owner(tokens) if token.pos not in _EMPTY)
    noun = next((lemma for lemma in told if not maker.rules.cue_denies(lemma, False)), "")
    if noun in maker.rules.claiming and _tells_deed(statement, maker):
        return False
    return bool(tokens) and (not noun or noun in maker.rules.claiming or noun in maker.rules.totals)


def _tells_deed(statement: Statement, maker: Maker) -> bool:
    """Whether a clause says itself what was claimed: "rejected claims *that they had attacked guards*"."""
    whole = hull(statement.content)
    opened = next(
        (
            token.span
            for part in statement.content
            for token in maker.page.tokens(part)
            if token.pos in ("SCONJ", "PRON") and token.text.lower() in maker.rules.relatives
        ),
        None,
    )
    if opened is None:
        return False
    behind = maker.page.told_in(Span(opened.end, whole.end))
    return any(maker.rules.types_of(told.frame) for told in behind)


def _past_owner(tokens: Sequence[Token]) -> Sequence[Token]:
    """The words behind whose claim it is: "*the charity's* report"."""
    marks = (at for at, token in enumerate(tokens[:_OWNER]) if token.pos == "PART" and token.text[0] in "'’")
    return tokens[next(marks, -1) + 1 :]


def _is_verdict(statement: Statement, maker: Maker) -> bool:
    """Whether one short sentence of the content calls untrue what it only points at."""
    whole = hull(statement.content)
    if len(maker.page.sentences_near(whole)) > 1 or _tells(maker.page.told_in(whole)):
        return False
    tokens = [token for part in statement.content for token in maker.page.tokens(part)]
    if not tokens or len(tokens) > _LONG or any(token.pos == "NUM" for token in tokens):
        return False
    told = hull((statement.cue, whole)) if statement.cue is not None else whole
    return _calls_untrue(told, tokens, maker)


def _calls_untrue(span: Span, tokens: Sequence[Token], maker: Maker) -> bool:
    """Whether words call untrue what they only point at, or are nothing but such a verdict ("not so",
    "nothing of the kind happened"). `tokens` are the words, `span` is theirs with the cue."""
    own = hull([token.span for token in tokens])
    found = [(place.start, maker.rules.untrue.search(maker.page.words(place))) for place in (own, span)]
    verdict = next(((first, match) for first, match in found if match is not None), None)
    if verdict is None:
        return False
    start, end = (verdict[0] + place for place in verdict[1].span())
    happened = [item.frame.trigger for item in maker.page.told_in(span)]
    rest = _past_owner([token for token in tokens if not start <= token.span.start < end])
    named = [part for member in maker.cast.members for part in member.spans if own.contains(part)]
    rest = [token for token in rest if not any(part.contains(token.span) for part in named)]
    nouns = maker.rules.claiming | maker.rules.totals | maker.rules.tidings
    told = (token for token in rest if token.pos not in (*_EMPTY, "ADV", "AUX"))
    return _points(tokens, maker) or all(
        token.lemma.lower() in nouns or any(at.contains(token.span) for at in happened) for token in told
    )


def _points(tokens: Sequence[Token], maker: Maker) -> bool:
    """Whether words open by pointing back: "this", "that figure", "the accusations", "none of it"."""
    words = [token for token in tokens if token.pos not in ("PUNCT", "SPACE", "SCONJ")]
    if len(words) > 2 and words[1].text.lower() in maker.rules.of:  # "none of this", "nothing of the kind"
        words = words[2:]
    if not words:
        return False
    if words[0].text.lower() in maker.rules.pointing:
        return True
    named = {token.lemma.lower() for token in words[1:3] if token.pos == "NOUN"}
    nouns = maker.rules.claiming | maker.rules.totals | maker.rules.tidings
    return words[0].pos in ("DET", "PRON") and bool(named & nouns)


def _tells(told: Sequence[Told]) -> bool:
    """Whether words tell of something, but that it happened ("nothing of the kind happened")."""
    return any(
        name != _HAPPENED and not name.startswith(f"term:{_RESTS_ON}:")
        for item in told
        if not item.frame.learnt
        for name in item.frame.names
    )


def _find_refusals(maker: Maker, answered: Collection[int]) -> Iterator[tuple[Span, Span]]:
    """Sentences, with their first words, that only call untrue what stands before them: "That is a lie.",
    "There was not."; but those that have `answered` already."""
    for number, sentence in enumerate(maker.page.sentences):
        label = next((at for at, token in enumerate(sentence.tokens[:_LABEL]) if token.text == ":"), -1)
        words = [token for token in sentence.tokens[label + 1 :] if token.pos not in ("PUNCT", "SPACE")]
        if not words or len(words) > _LONG or number in answered or _tells(maker.page.told_at(number)):
            continue
        said = hull([token.span for token in words])
        if _is_bare_no(words, maker) or _calls_untrue(said, words, maker):
            yield said, words[0].span


def _deny_before(voice: Voice, span: Span, reach: int, whole: Span, maker: Maker) -> None:
    """Deny what was claimed last before `span` by somebody else, in one breath; the words at `whole` say what
    of it, and may say whose: "denied *the charity's* claims"."""
    here = maker.page.at(span)
    own = find_own_side(voice.actor_id, maker)
    before = [
        claim
        for claim in maker.claims
        if claim.evidence.start < span.start
        and here - maker.page.at(claim.evidence) <= reach
        and claim.voice not in own
        and claim.stance in HELD
        and claim.attribute != _RESTS_ON
    ]
    if (claimed := _find_claimed(span, maker)) is not None:
        before = [claim for claim in before if claimed.contains(claim.evidence)]
    named = find_named(whole, maker)
    before = [claim for claim in before if claim.voice in named] or before
    figure = _find_figure(whole, maker)
    if figure is not None:
        before = [claim for claim in before if claim.value.meets(figure)]
    last = max(before, key=lambda claim: _told_last(claim, maker), default=None)
    if last is None or _is_of_another(voice, last, maker):
        return
    if figure is None and not named and _is_said_since(last, voice, span, maker):
        return
    breath = [claim for claim in before if _is_told_with(claim, last, maker)]
    breath = [claim for claim in breath if not is_agreed(claim, own, maker)]
    for claim in without_granted(choose(breath, before, whole, maker), voice, span, maker):
        maker.keep(deny(claim, voice, span), voice)


def deny(claim: Claim, voice: Voice, words: Span) -> Claim:
    """The claim as another voice denies it by `words`."""
    party = claim.attribute == "perpetrator"
    return replace(
        claim,
        id="",
        statement_id=voice.statement.id if voice.statement is not None else None,
        voice=voice.actor_id,
        evidence=words,
        rule="answer",
        stance=Stance.DENIES,
        denial=Denial.DENIES_RESPONSIBILITY if party else Denial.DENIES_ACT,
        joint_id=voice.joint_id,
    )


def _find_claimed(span: Span, maker: Maker) -> Span | None:
    """The clause before a denial that says itself what was claimed: "*as to the claim that they were beaten*,
    the police denied it". Where nothing was read of it, nobody knows what is denied."""
    tokens = maker.page.before(span)
    opening = next(
        (at for at, token in enumerate(tokens) if token.lemma.lower() in maker.rules.claiming), None
    )
    if opening is None or tokens[0].pos not in ("ADP", "SCONJ", "VERB", "ADV"):
        return None
    clause = [token.text.lower() for token in tokens[opening + 1 :]]
    told = bool(clause) and (clause[0] in maker.rules.relatives or clause[0] in maker.rules.of)
    return Span(tokens[0].span.start, tokens[-1].span.end) if told else None


def _told_last(claim: Claim, maker: Maker) -> tuple[int, bool, Span]:
    """What somebody says in a sentence is answered before what its teller adds: "the ministry said *after a
    hunger strike there*"."""
    return maker.page.at(claim.evidence), claim.statement_id is not None, claim.evidence


def _is_said_since(last: Claim, voice: Voice, span: Span, maker: Maker) -> bool:
    """Whether somebody else said something in the sentence right before the denial, of which no claim was
    made, and what was claimed last stands before that: then nobody knows that this is denied."""
    here = maker.page.at(span)
    return any(
        item.content
        and item.stance in HELD
        and maker.page.at(item.content[0]) == here - 1 > maker.page.at(last.evidence)
        and all(one.actor_id != voice.actor_id for one in maker.voices.split(item))
        for item in maker.voices.statements
    )


def _is_of_another(voice: Voice, last: Claim, maker: Maker) -> bool:
    """Whether the denial tells itself what it denies, and that is another happening: "also denied reports
    that officers fired *in August*"."""
    if voice.statement is None:
        return False
    own = {claim.happening_id for claim in maker.claims if claim.statement_id == voice.statement.id}
    return bool(own) and last.happening_id not in own


def _find_figure(whole: Span, maker: Maker) -> Quantity | None:
    """The bare figure that is called untrue: "the number of *120* is false" denies no other."""
    mentions = maker.page.sentences[maker.page.at(whole)].mentions
    values = (
        item.value
        for item in mentions
        if item.kind is MentionKind.FIGURE and whole.contains(item.span) and not item.head
        if item.span not in maker.page.zeros  # "there was *none*"
    )
    return next((value for value in values if isinstance(value, Quantity)), None)


def find_named(whole: Span, maker: Maker) -> set[str]:
    """Who is named in words that only point back: "denied the claims *of the charity*"."""
    return {member.id for member in maker.cast.members if any(map(whole.contains, member.spans))}


def find_own_side(actor_id: str, maker: Maker) -> set[str]:
    """Who speaks for the same body, or is one of the same unnamed ones ("officials", "an official"): nobody
    denies what his own side said."""
    members = {member.id: member for member in maker.cast.members}
    speaker = members.get(actor_id) or _find_issuer(maker)
    if speaker is None:
        return {actor_id}
    sides = {speaker.id, *speaker.speaks_for}
    noun = _noun_of(speaker, maker)
    return {actor_id, *sides} | {
        other.id
        for other in members.values()
        if sides & {other.id, *other.speaks_for} or (noun and noun == _noun_of(other, maker))
    }


def _find_issuer(maker: Maker) -> CastMember | None:
    """Who puts the report out, where it speaks of itself by name."""
    publisher = fold_name(maker.page.report.publisher or "")
    named = (member for member in maker.cast.members if publisher and fold_name(member.name) == publisher)
    return next((member for member in named if member.kind is not ActorKind.PUBLISHER), None)


def _noun_of(member: CastMember, maker: Maker) -> str:
    """The noun, in the singular, by which one without a name is called."""
    if member.kind not in (ActorKind.UNNAMED, ActorKind.GROUP):
        return ""
    words = member.name.partition(",")[0].lower().split()
    behind = maker.rules.of | maker.rules.locatives | maker.rules.relatives
    end = next((at for at, word in enumerate(words) if word in behind), len(words))
    noun = words[end - 1] if end else ""
    return singular(noun, maker.rules.plurals)


def choose(breath: Sequence[Claim], before: Sequence[Claim], whole: Span, maker: Maker) -> list[Claim]:
    """What is denied: the deed, with who was accused of it; where none was told, or the words speak of a
    number, the figures alone; else when or where it was, or whether a site was open, or open to visitors."""
    deeds = [claim for claim in breath if claim.attribute in _ANSWERED]
    places = [claim for claim in breath if claim.attribute == _PLACE]
    if places and all(claim.attribute == _OCCURRED for claim in deeds):
        return places  # "he died inside the centre": that he died is not what is denied
    counts = [
        claim
        for claim in breath
        if isinstance(claim.value, Quantity) and not claim.subset_of and not claim.scope
    ]
    states = [claim for claim in breath if claim.attribute in _STATES]
    occasions = [claim for claim in breath if claim.attribute in (DATE, PLACE)]
    tokens = maker.page.tokens(whole)
    named = {word.lower() for token in tokens for word in (token.text, token.lemma)}
    if named & maker.rules.totals:
        topics = {
            name for told in maker.page.told_in(whole) for name in maker.rules.attributes_of(told.frame)
        }
        counts = _find_counted(topics, before, maker) if topics else counts
    if counts and named & maker.rules.totals:
        return counts
    if any(token.pos == "NOUN" and token.lemma.lower() in maker.rules.totals for token in tokens):
        return []
    if not deeds:
        causes = [claim for claim in breath if claim.attribute == _CAUSE]  # "they were beaten": that is all
        return [] if named & maker.rules.blaming else occasions or counts or states or causes
    accused = [
        claim
        for claim in before
        if claim.attribute == "perpetrator" and claim.stance is Stance.ACCUSES and claim not in deeds
    ]
    return [*accused, *deeds]


def _find_counted(topics: Collection[str], before: Sequence[Claim], maker: Maker) -> list[Claim]:
    """The figures told last of what a denial names: "disputed the number *of missing*"."""
    counts = [
        claim
        for claim in before
        if isinstance(claim.value, Quantity)
        and claim.attribute in topics
        and not (claim.subset_of or claim.scope)
    ]
    last = max(counts, key=lambda claim: claim.evidence, default=None)
    return [claim for claim in counts if last is not None and _is_told_with(claim, last, maker)]


def _is_told_with(claim: Claim, last: Claim, maker: Maker) -> bool:
    """Whether one voice says both in one sentence."""
    return claim.voice == last.voice and maker.page.at(claim.evidence) == maker.page.at(last.evidence)
