"""The TOML files: a language's cues and countries, a domain's types, attributes, terms and triggers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

from counterclaim.codebook.files import Folder, unknown
from counterclaim.codebook.schema import (
    AttributeRule,
    Cue,
    CueWords,
    Domain,
    DomainWords,
    RegisteredPlace,
    TermRule,
    Trigger,
    TypeRule,
)
from counterclaim.codebook.structure import structure
from counterclaim.errors import CodebookError
from counterclaim.model import Place

CODEBOOK = "codebook.toml"
CUES = "cues.toml"
COUNTRIES = "countries.toml"
PARTS = ("title", "types", "attributes", "terms")


def read_cues(folder: Folder) -> CueWords:
    """Cues of a language. A group's keys stand for all its cues; a cue's own keys come first."""
    raw = folder.read_toml(CUES)
    cues = []
    for group in raw.pop("group", []):
        shared = {"strength": "plain", "source": ["subject"], "negated": "none", **group}
        members = shared.pop("cues", [])
        for cue in members:
            cues.append(structure({**shared, **cue}, Cue, folder, CUES, str(cue.get("lemma", "group"))))
    words = structure({"cues": [], **raw}, CueWords, folder, CUES)
    return replace(words, cues=tuple(cues))


def read_countries(folder: Folder) -> Iterator[RegisteredPlace]:
    """Countries as places of that precision, named in the language of the folder."""
    if not folder.has(COUNTRIES):
        return
    for code, entry in folder.read_toml(COUNTRIES).items():
        if code == "source":
            continue
        names, demonyms = entry.get("names", []), entry.get("demonyms", [])
        if not names:
            raise CodebookError(f"no 'names' in {folder.where(COUNTRIES, code)}: add them", code)
        yield RegisteredPlace(
            place=Place(name=names[0], country=code, precision="country"),
            aliases=tuple(names[1:]),
            source="ISO 3166-1",
            demonyms=tuple(demonyms),
        )


def read_domain(folder: Folder, language: str, countries: Iterable[RegisteredPlace] = ()) -> Domain:
    """A domain with its words of one language, in which `<country>` stands for the names of `countries`."""
    raw = folder.read_toml(CODEBOOK)
    terms = _read_terms(raw.pop("terms", {}), folder)
    types = _read_rules(raw.pop("types", {}), TypeRule, folder)
    attributes = _read_rules(raw.pop("attributes", {}), AttributeRule, folder)
    title = raw.pop("title", folder.name)
    for key in raw:
        raise CodebookError(unknown("key", key, folder.where(CODEBOOK, key), PARTS), key)
    words = _read_words(folder, language, _name_any(countries))
    return Domain(folder.name, title, types, attributes, terms, words)


def _read_rules(raw: Mapping[str, Any], kind: Any, folder: Folder) -> dict[str, Any]:
    return {
        name: structure({"name": name, **rule}, kind, folder, CODEBOOK, name) for name, rule in raw.items()
    }


def _read_terms(raw: Mapping[str, Any], folder: Folder) -> tuple[TermRule, ...]:
    """Terms by attribute. `exclusive` lists groups of codes of which one at most can be true of one
    thing; `together` lists pairs in such a group that can both be true after all; `force` gives the kind
    of force that a code tells of."""
    terms = []
    for attribute, table in raw.items():
        codes: Mapping[str, str] = table.get("codes", {})
        shut: dict[str, set[str]] = {code: set() for code in codes}
        together = [frozenset(pair) for pair in table.get("together", [])]
        for group in table.get("exclusive", []):
            for one, other in combinations(group, 2):
                if frozenset((one, other)) not in together:
                    shut.setdefault(one, set()).add(other)
                    shut.setdefault(other, set()).add(one)
        force: Mapping[str, str] = table.get("force", {})
        for code in [*codes, *(code for code in (*shut, *force) if code not in codes)]:
            definition = codes.get(code, "")
            exclusive = tuple(sorted(shut.get(code, ())))
            terms.append(TermRule(attribute, code, exclusive, definition, force.get(code, "")))
    return tuple(terms)


def _name_any(countries: Iterable[RegisteredPlace]) -> str:
    """An expression of all their names."""
    listed = (name for known in countries for name in (known.place.name, *known.aliases))
    names = "|".join(name.replace(".", r"\.") for name in listed)
    return f"(?:{names or '(?!)'})"


def _read_words(folder: Folder, language: str, country: str) -> DomainWords:
    name = f"{language}.toml"
    if not folder.has(name):
        raise CodebookError(f"no '{name}' in {folder.label}: write the words of that language", name)
    raw = folder.read_toml(name)
    macros = {**raw.pop("macros", {}), "country": country}
    triggers = [
        structure({"name": full, **_expand(table, macros)}, Trigger, folder, name, full.rsplit(":", 1)[-1])
        for full, table in _list_triggers(raw)
    ]
    counted = {group: tuple(nouns) for group, nouns in raw.pop("counted", {}).items()}
    rest = structure({"language": language, **raw}, DomainWords, folder, name)
    return replace(rest, triggers=tuple(triggers), counted=counted)


def _list_triggers(raw: dict[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for kind in ("type", "attribute"):
        for word, table in raw.pop(kind, {}).items():
            yield f"{kind}:{word}", table
    for attribute, tables in raw.pop("term", {}).items():
        for code, table in tables.items():
            yield f"term:{attribute}:{code}", table


def _expand(table: Mapping[str, Any], macros: Mapping[str, str]) -> dict[str, Any]:
    """The table with `<name>` in its regular expressions replaced by the macro of that name."""
    expanded = dict(table)
    for key in ("patterns", "vetoes", "denials"):
        if isinstance(expanded.get(key), list):
            expanded[key] = [_replace(pattern, macros) for pattern in expanded[key]]
    return expanded


def _replace(pattern: object, macros: Mapping[str, str]) -> object:
    if isinstance(pattern, str):
        for name, words in macros.items():
            pattern = pattern.replace(f"<{name}>", words)
    return pattern
