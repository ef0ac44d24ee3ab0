"""Checks at load: every word that a file uses is known, every expression compiles."""

import re
from collections.abc import Iterable, Mapping, Sequence

from counterclaim.codebook.files import Folder, unknown
from counterclaim.codebook.schema import (
    Codebook,
    Domain,
    Language,
    Office,
    RegisteredActor,
    Trigger,
    TypeRule,
)
from counterclaim.errors import CodebookError
from counterclaim.model import ActorKind, DisputeKind

VALUES = ("quantity", "term", "party", "yes_no")
ABOUT = ("happening", "site", "body")
RECORDS = ("incident", "site", "both")
FORCE = ("told", "answered")
NEGATED = (
    "none", "denies", "admits", "doubts", "confirms", "content", "possible", "demands", "promises", "asserts",
)  # fmt: skip
DISPUTES = tuple(kind.value for kind in DisputeKind)
CODEBOOK = "codebook.toml"


def check_language(language: Language, folder: Folder) -> None:
    """CodebookError at the first cue or marker that does not hold."""
    seen: set[tuple[str, str]] = set()
    for cue in language.cues.cues:
        if (cue.lemma, cue.pos) in seen:
            where = folder.where("cues.toml", cue.lemma)
            raise CodebookError(
                f"cue '{cue.lemma}' ({cue.pos}) in {where} is there twice: merge the two", cue.lemma
            )
        seen.add((cue.lemma, cue.pos))
        if cue.negated not in NEGATED:
            raise CodebookError(
                unknown("effect of negation", cue.negated, folder.where("cues.toml", cue.negated), NEGATED),
                cue.lemma,
            )
    _check_patterns((*language.cues.not_cues, *language.cues.no_answer), folder, "cues.toml")
    markers = language.markers
    by_modality = (pattern for patterns in markers.modality.values() for pattern in patterns)
    _check_patterns(
        (
            *by_modality,
            *markers.not_done,
            *markers.false,
            *markers.background,
            *markers.elsewhere,
            *markers.together,
            *markers.other_ones,
            *markers.left_open,
            *markers.parting,
        ),
        folder,
        "markers.toml",
    )


def check_domain(domain: Domain, folder: Folder) -> None:
    """CodebookError at the first rule or trigger of a domain that names something unknown."""
    terms = {(term.attribute, term.code) for term in domain.terms}
    for rule in domain.types.values():
        _check_type(rule, domain, terms, folder)
    _check_attributes(domain, folder)
    for term in domain.terms:
        _check_word("attribute", term.attribute, domain.attributes, folder, CODEBOOK)
        codes = {code for attribute, code in terms if attribute == term.attribute and term.definition}
        if not term.definition:
            known = {
                each.code for each in domain.terms if each.attribute == term.attribute and each.definition
            }
            _check_word(f"term of '{term.attribute}'", term.code, known, folder, CODEBOOK)
        for other in term.exclusive:
            _check_word(f"term of '{term.attribute}'", other, codes, folder, CODEBOOK)
    for trigger in domain.words.triggers:
        _check_trigger(trigger, domain, terms, folder)


def check_codebook(codebook: Codebook, folders: Sequence[Folder]) -> None:
    """CodebookError at the first actor, office or site that leans on another that is not there."""
    actors = {actor.id: actor for actor in codebook.actors}
    for actor in codebook.actors:
        if actor.parent is not None and actor.parent not in actors:
            raise CodebookError(
                unknown("parent", actor.parent, _row(folders, "actors", actor.id), actors), actor.id
            )
        if actor.since and actor.until and actor.since > actor.until:
            where = _row(folders, "actors", actor.id)
            raise CodebookError(
                f"actor '{actor.id}' in {where} ends before it begins: mend the dates", actor.id
            )
    for office in codebook.offices:
        _check_office(office, actors, folders)


def _check_office(office: Office, actors: Mapping[str, RegisteredActor], folders: Sequence[Folder]) -> None:
    if office.holder not in actors:
        raise CodebookError(
            unknown("holder", office.holder, _row(folders, "offices", office.id), actors), office.id
        )
    if actors[office.holder].kind is not ActorKind.PERSON:
        where = _row(folders, "offices", office.id)
        raise CodebookError(f"holder '{office.holder}' in {where} is no person: name one", office.id)
    for body in office.speaks_for:
        if body not in actors:
            raise CodebookError(unknown("body", body, _row(folders, "offices", office.id), actors), office.id)
    if office.since and office.until and office.since > office.until:
        where = _row(folders, "offices", office.id)
        raise CodebookError(
            f"office '{office.id}' in {where} ends before it begins: mend the dates", office.id
        )


def _check_type(rule: TypeRule, domain: Domain, terms: set[tuple[str, str]], folder: Folder) -> None:
    _check_word("record", rule.record, RECORDS, folder, CODEBOOK)
    if rule.attribute is not None:
        _check_word("attribute", rule.attribute, domain.attributes, folder, CODEBOOK)
    if rule.term is not None and rule.term not in ("yes", "no") and (rule.attribute, rule.term) not in terms:
        known = [code for attribute, code in terms if attribute == rule.attribute]
        _check_word(f"term of '{rule.attribute}'", rule.term, known, folder, CODEBOOK)


def _check_attributes(domain: Domain, folder: Folder) -> None:
    for rule in domain.attributes.values():
        _check_word("kind of value", rule.value, VALUES, folder, CODEBOOK)
        _check_word("kind of dispute", rule.dispute, DISPUTES, folder, CODEBOOK)
        if rule.force:
            _check_word("telling of force", rule.force, FORCE, folder, CODEBOOK)
        for about in rule.about:
            _check_word("subject", about, ABOUT, folder, CODEBOOK)
        for part in rule.covers:
            _check_word("attribute", part, domain.attributes, folder, CODEBOOK)


def _check_trigger(trigger: Trigger, domain: Domain, terms: set[tuple[str, str]], folder: Folder) -> None:
    name = f"{domain.words.language}.toml"
    kind, _, word = trigger.name.partition(":")
    if kind == "type":
        _check_word("incident type", word, domain.types, folder, name)
    elif kind == "attribute":
        _check_word("attribute", word, domain.attributes, folder, name)
    else:
        attribute, _, code = word.partition(":")
        _check_word("attribute", attribute, domain.attributes, folder, name)
        known = [each for owner, each in terms if owner == attribute]
        _check_word(f"term of '{attribute}'", code, known, folder, name)
    _check_patterns((*trigger.patterns, *trigger.vetoes), folder, name)


def _check_word(what: str, word: str, known: Iterable[str], folder: Folder, name: str) -> None:
    if word not in known:
        raise CodebookError(unknown(what, word, folder.where(name, word), known), word)


def _check_patterns(patterns: Iterable[str], folder: Folder, name: str) -> None:
    for pattern in patterns:
        try:
            re.compile(pattern, re.IGNORECASE)
        except re.error as error:
            where = folder.where(name, pattern, pattern.replace("\\", "\\\\"))
            raise CodebookError(
                f"broken regular expression '{pattern}' in {where}: {error.msg} at position {error.pos}",
                pattern,
            ) from error


def _row(folders: Sequence[Folder], table: str, key: str) -> str:
    for folder in folders:
        if folder.has(f"{table}.csv") and (where := folder.where(f"{table}.csv", key)).count(" line "):
            return where
    return f"{table}.csv"
