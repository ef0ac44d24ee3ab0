"""The figures of a report as claims: what each is of, in which scope, as a part of which total."""

from __future__ import annotations

from itertools import takewhile

from counterclaim.claims.changes import EARLIER, LEFT, RISEN, is_left, is_risen, mark_former
from counterclaim.claims.counted import Count
from counterclaim.claims.counted_sites import (
    find_nearest_site,
    find_room,
    find_site_counted,
    name_wider,
)
from counterclaim.claims.counting import find_counts
from counterclaim.claims.drafts import Draft, is_earlier
from counterclaim.claims.least import counts_bodies, is_least
from counterclaim.claims.making import Maker
from counterclaim.claims.page import Told
from counterclaim.claims.recounts import is_exact, recount
from counterclaim.claims.relative import only_tells_which
from counterclaim.claims.rules import HARM, Rules
from counterclaim.model import Claim, Measure, MentionKind, Quantity, Span, Token

_DESCRIBED = frozenset(("count:figure:article", "count:figure:age"))
_ADMITTED = "count:admitted"  # begins the rule of a figure that need not be of all
_LISTED = 4  # words between two figures of a list
_NOMINAL = ("DET", "PRON", "ADJ", "NOUN", "PROPN")
_ADDED = "another"  # the note of a figure that stands beside an earlier one, and is not compared with it


def code_counts(maker: Maker) -> None:
    made: dict[Span, list[Claim]] = {}
    counts = recount(find_counts(maker.page, maker.rules), maker.page, maker.rules)
    lists: dict[tuple[Span, str, int], list[Count]] = {}
    for count in counts:
        stock = maker.rules.is_of_site(count.attribute) and _is_of_others(count, maker)
        if count.is_share and not (stock or _is_of_staff(count, maker)):
            lists.setdefault(_list_of(count, maker), []).append(count)
    for count in counts:
        listed = lists.get(_list_of(count, maker), [])
        claims = _code_count(count, maker, count in listed and len(listed) > 1)
        made[count.figure.span] = claims
    for count in counts:
        total = made.get(count.figure.part_of) if count.figure.part_of else None
        for claim in made[count.figure.span]:
            whole = next((other for other in total or () if other.voice == claim.voice), None)
            if whole is not None and (whole.attribute == claim.attribute or whole.evidence < claim.evidence):
                maker.change(claim, subset_of=whole.id)
            elif count.figure.part_of is not None and whole is None and _is_inherited(count):
                maker.change(claim, scope=maker.page.words(count.figure.part_of))
    for listed in lists.values():
        _code_sum(listed, maker)
    _set_apart_singles(maker)
    mark_former(counts, made, maker)


def _is_inherited(count: Count) -> bool:
    """Whether the figure counts what its total does for want of a verb of its own: "nine of the 22 had
    appealed" are not nine deported."""
    return count.told.frame.number != count.figure.span


def _list_of(count: Count, maker: Maker) -> tuple[Span, str, int]:
    """What the figures of one list have in common: what is told of them, in one sentence."""
    return count.told.frame.trigger, count.attribute, maker.page.at(count.figure.span)


def _code_sum(listed: list[Count], maker: Maker) -> None:
    """What the figures of a list of people come to: "six men and a boy were killed" are seven dead."""
    first, last = listed[0].figure, listed[-1].figure
    measure = maker.rules.measure(listed[0].attribute)
    if any(count.group is not None for count in listed):
        return  # "among the dead were *five women and a girl*"
    if len(listed) < 2 or first.head is None or last.head is None or measure is Measure.CAPACITY:
        return
    if not all(is_exact(count.quantity) and _are_people(count, maker) for count in listed):
        return
    between = maker.page.words(Span(first.span.end, last.span.start)).split()
    if len(between) > _LISTED * (len(listed) - 1) or maker.page.at(first.span) != maker.page.at(last.span):
        return
    total = sum(count.quantity.low or 0 for count in listed)
    whole = Span(first.span.start, max(last.span.end, last.head.end))
    value = Quantity(total, total, maker.page.words(whole))
    told, attribute = listed[0].told, listed[0].attribute
    of_site = maker.rules.is_of_site(attribute)
    maker.add(
        told,
        attribute,
        value,
        whole,
        "count:sum",
        draft=find_subject(told, maker, of_site, attribute),
        site_id=(maker.happenings.site_of(told) or find_nearest_site(told, maker)) if of_site else None,
        as_of=maker.as_of(told, attribute),
    )


def _set_apart_singles(maker: Maker) -> None:
    """One person told of ("a man was bitten") beside a larger count of the same voice is one of these."""
    counted = [claim for claim in maker.claims if isinstance(claim.value, Quantity) and claim.scope is None]
    for claim in counted:
        value = claim.value
        single = isinstance(value, Quantity) and value.low == value.high == 1
        if not single or claim.rule not in _DESCRIBED or claim.attribute not in HARM:
            continue
        if any(_is_whole_of(other, claim) for other in counted):
            maker.change(claim, scope=maker.page.words(claim.evidence))


def _is_whole_of(other: Claim, single: Claim) -> bool:
    same = (other.voice, other.attribute, other.happening_id)
    value = other.value
    larger = isinstance(value, Quantity) and (value.low or 0) > 1
    return larger and same == (single.voice, single.attribute, single.happening_id)


def _are_people(count: Count, maker: Maker) -> bool:
    head = count.figure.head
    tokens = maker.page.tokens(head) if head is not None else []
    others = frozenset() if count.attribute in HARM else maker.rules.forces | maker.rules.serving
    people = maker.rules.people - others
    return any(token.lemma.lower() in people for token in tokens)


def _code_count(count: Count, maker: Maker, share: bool) -> list[Claim]:
    told, rules = count.told, maker.rules
    of_site = rules.is_of_site(count.attribute)
    if _names_source(count, maker):
        return []
    if of_site and (maker.voices.opens_source(count.figure.span) or _is_of_others(count, maker)):
        return []  # "two of the detained said": nobody is counted
    if of_site and rules.measure(count.attribute) is Measure.STOCK and _says_only_who(count, maker):
        return []
    draft = find_subject(told, maker, of_site, count.attribute)
    site_id = maker.happenings.site_of(told) if _may_have_site(count.attribute, rules) else None
    site_id = (find_site_counted(count.figure.span, maker) if of_site else None) or site_id
    wider = None
    if of_site and (site_id is None or maker.sites.is_group(site_id)):
        site_id, wider = site_id or find_nearest_site(told, maker), name_wider(told, maker)
    if of_site and draft is None and site_id is None and wider is None:
        draft = _held_in(told, maker)
    if wider is None and (site_id is None or maker.sites.is_group(site_id)):
        wider = maker.scope(told)
    scope = wider
    if of_site and scope is None:
        scope = find_room(told, site_id, maker)
    if not of_site:
        scope = _ADDED if _is_added(count, draft, maker) else None
    scope = scope or _name_several(count, maker)
    scope = _name_part(count, maker, share) or scope
    return maker.add(
        told,
        count.attribute,
        count.quantity,
        count.figure.span,
        f"{_name_rule(count, maker)}:{count.figure.rule}",
        unsaid=count.set_aside,
        held_only=_is_of_deed(count, maker),
        draft=draft,
        site_id=site_id,
        scope=scope,
        counted=_name_kind(count, maker),
        as_of=maker.as_of(told, count.attribute),
    )


def _name_several(count: Count, maker: Maker) -> str | None:
    """The happenings whose sum the figure is ("174 were rescued *in the three incidents*"), or the other one
    that it is of ("*a second boat*, with 55 aboard")."""
    figure, clause = count.figure.span, count.told.frame.clause
    whole = maker.page.sentences[maker.page.at(figure)].span
    words = maker.page.words(whole)
    found = maker.rules.together.search(words)
    if found is not None:
        return found.group()
    for other in maker.rules.other_ones.finditer(words):
        named = Span(whole.start + other.start(), whole.start + other.end())
        if named.start < figure.start or (clause is not None and clause.contains(named)):
            return other.group()
    return None


def _name_rule(count: Count, maker: Maker) -> str:
    """What the rule of a figure begins with: that its words call it risen, or count those in a hospital or
    those who are left."""
    if is_risen(count, maker.page, maker.rules):
        return RISEN
    if is_left(count, maker.page, maker.rules):
        return LEFT
    least = is_least(count, maker.page, maker.rules) or _is_of_hospital(count, maker)
    return _ADMITTED if least else "count"


def _is_of_hospital(count: Count, maker: Maker) -> bool:
    """Whether a hospital, or a doctor there, says how many were hurt: it knows of those who came to it."""
    sources = [
        voice.statement.source[0]
        for voice in maker.voices.find(count.figure.span)
        if voice.statement is not None and voice.statement.source
    ]
    return count.attribute == "injured" and any(
        maker.rules.admitted.search(maker.page.words(source)) is not None for source in sources
    )


def _name_part(count: Count, maker: Maker, share: bool) -> str | None:
    """What the figure counts where it is not the whole of today: a figure since replaced, a group among
    those told of, staff, one kind of a list, or a kind of people of whom there were none."""
    head = count.figure.head
    if count.past:
        return EARLIER
    if count.group is not None:
        return maker.page.words(count.group)
    if _is_of_staff(count, maker):
        return maker.page.words(head or count.figure.span)
    if counts_bodies(count, maker.page, maker.rules) and count.told.frame.clause is not None:
        named = maker.rules.known.search(maker.page.words(count.told.frame.clause))
        if named is not None:
            return named.group()  # "four bodies have *been identified*"
    if head is not None and (share or _is_kind_without(count, maker)):
        return maker.page.words(head)  # "six men and a boy": neither is the whole
    return None


def _is_kind_without(count: Count, maker: Maker) -> bool:
    """Whether the figure says of one kind of people that there were none: "no *women* died" leaves open how
    many men did."""
    head = count.figure.head
    if head is None or count.quantity.high != 0 or count.attribute not in HARM:
        return False
    kinds = (maker.rules.female | maker.rules.male) - maker.rules.some
    return any(token.lemma.lower() in kinds for token in maker.page.tokens(head))


def _names_source(count: Count, maker: Maker) -> bool:
    """Whether the figure only opens the words for who speaks, and what is told of stands outside of them:
    "five died, *one* of the fishermen said"."""
    trigger, figure = count.told.frame.trigger, count.figure.span
    return any(
        source.start == figure.start and not source.overlaps(trigger) for source in maker.voices.sources
    )


def _is_of_others(count: Count, maker: Maker) -> bool:
    """Whether those counted are only some of the held ("nine *of those* held there"), or none of them ("no
    *officer* was inside", "there is one *doctor* in the camp")."""
    figure = count.figure
    if figure.head is None:
        return False
    between = maker.page.tokens(Span(figure.span.end, max(figure.head.start, figure.span.end)))
    of = len(between) > 1 and between[0].text.lower() in maker.rules.of
    others = maker.rules.forces | maker.rules.serving
    others |= maker.rules.victims if count.quantity.high == 0 else frozenset()
    named = any(token.lemma.lower() in others for token in maker.page.tokens(figure.head))
    return named or (of and between[1].pos in ("DET", "PRON") and not _is_of_taken(count, maker))


def _says_only_who(count: Count, maker: Maker) -> bool:
    """Whether being held only says who is meant: "a man *who was held there* died", "we spoke to *three men*
    held there"."""
    if count.quantity.high == 1 and f"count:{count.figure.rule}" in _DESCRIBED:
        return True
    start = maker.page.sentences[maker.page.at(count.figure.span)].span.start
    before = maker.page.words(Span(start, count.figure.span.start))
    return any(found.end() == len(before) for found in maker.rules.meeting.finditer(before))


def _is_of_taken(count: Count, maker: Maker) -> bool:
    """Whether they are some of those to whom something else was done first: "twelve of the 45 people
    *arrested* on Sunday are still held"."""
    page, rules, trigger = maker.page, maker.rules, count.told.frame.trigger
    others = (
        told.frame for told in page.told_at(count.told.sentence) if trigger.contains(told.frame.trigger)
    )
    return any(rules.measure(name) is Measure.FLOW for frame in others for name in rules.attributes_of(frame))


def _is_of_deed(count: Count, maker: Maker) -> bool:
    """Whether who denies the clause denies that it was done so, and not how many it struck: "the claim that
    *guards* beat a man to death is false", "was not involved in the sinking *in which* nine died"."""
    frame = count.told.frame
    if count.attribute not in HARM or count.quantity.high == 0:
        return False
    causes = any(name == "cause" for name, _ in maker.rules.terms_of(frame))
    return frame.agent is not None or causes or only_tells_which(count.figure.span, maker.page, maker.rules)


def _is_of_staff(count: Count, maker: Maker) -> bool:
    """Whether the figure is of those in charge, whose losses are told apart from those of the held: "nine
    officers", "140 members *of the security forces*"."""
    if count.attribute not in (*HARM, "arrested"):
        return False
    head = count.figure.head or _find_added(count, maker)
    if head is None:
        return False
    if any(token.lemma.lower() in maker.rules.staff for token in maker.page.tokens(head)):
        return True
    behind = maker.page.behind(head)
    members = any(token.text.lower() in maker.rules.belongers for token in maker.page.tokens(head))
    if not members or not behind or behind[0].text.lower() not in maker.rules.of:
        return False
    body = takewhile(lambda token: token.pos in _NOMINAL, behind[1:])
    return any(token.lemma.lower() in maker.rules.forces for token in body)


def _find_added(count: Count, maker: Maker) -> Span | None:
    """Whom the words before add to those whom a bare figure counts: "one more *officer* saw a doctor, so that
    ten in all were hurt"."""
    added = (
        mention
        for mention in maker.page.sentences[maker.page.at(count.figure.span)].mentions
        if mention.kind is MentionKind.FIGURE and _ADDED in mention.note.split()
    )
    return next((one.head for one in added if one.span < count.figure.span), None)


def _name_kind(count: Count, maker: Maker) -> str | None:
    """The kind of people that a figure counts, where it counts these only: "six *children* died" leaves open
    how many others did, and so does "no child". None where it may be all of them."""
    head, rules = count.figure.head, maker.rules
    if head is None:
        return None
    nouns = maker.page.tokens(head)[-1:]
    kind = next((form for noun in nouns for form in forms_of(noun) if form in rules.some), None)
    if kind is None:
        return None
    before = [token.text.lower() for token in maker.page.tokens(Span(count.figure.span.start, head.end))]
    alone = next((word for word in before if word in rules.alone), None)
    kind = rules.kinds.get(kind, kind)
    return f"{alone} {kind}" if alone else kind


def forms_of(noun: Token) -> tuple[str, str]:
    """Its lemma, with and without the ending that stays on a name: "Tunisians"."""
    lemma = noun.lemma.lower()
    return lemma, lemma[:-1]


def _is_added(count: Count, draft: Draft | None, maker: Maker) -> bool:
    """Whether the figure stands beside an earlier one of its kind: "another 12" after "three killed" are
    twelve more only if they were killed too; and where nobody was counted before, more than were known."""
    if _ADDED not in count.figure.note or draft is None:
        return False
    if "article" in count.figure.note:
        return True  # "a third man"
    happening = maker.happenings.id(draft)
    told = {claim.attribute for claim in maker.claims if claim.happening_id == happening}
    return count.attribute in told or (count.attribute == "killed" and not HARM & told)


def find_subject(told: Told, maker: Maker, of_site: bool, attribute: str = "") -> Draft | None:
    """The happening that a figure is of. Who is held stands in a happening only where it is told with it; an
    act of a site's record has the figures that it states ("12 were moved"), and no others."""
    record = maker.happenings.record_of(told)
    draft = maker.happenings.of(told)
    if record is not None and draft is None:
        kin = maker.happenings.latest(told.sentence)
        stated = {maker.rules.types[name].attribute for name in record.types}
        recaptured = "recaptured" in (*stated, *maker.rules.attributes_of(told.frame))
        other = bool(attribute) and attribute not in stated and not of_site
        freed = "released" in stated and _are_taken_before(kin, record, told, maker.rules)
        return kin if (recaptured or other or freed) and kin is not None else record
    if draft is None or not of_site:
        return draft
    here = any(other.sentence == told.sentence for other in draft.told)
    return draft if here and not draft.background else None


def _are_taken_before(kin: Draft | None, record: Draft, told: Told, rules: Rules) -> bool:
    """Whether those who are let go are they whose arrest the report has told of: not those of another site or
    of an earlier day."""
    if kin is None or kin.told[0].sentence > told.sentence:
        return False
    if not any(rules.types[name].takes for name in kin.types):
        return False
    return record.site_id in (None, kin.site_id) and not is_earlier(record.period, kin.period)


def _held_in(told: Told, maker: Maker) -> Draft | None:
    """The happening that tells of those held, in a report that names no site at all."""
    latest = None if told.frame.background else maker.happenings.latest(told.sentence)
    return latest if latest is not None and not latest.background else None


def _may_have_site(attribute: str, rules: Rules) -> bool:
    rule = rules.attributes.get(attribute)
    return bool(rule and "site" in rule.about)
