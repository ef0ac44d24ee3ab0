"""What of the codebook an export needs, which cannot open one itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from counterclaim.codebook.schema import Codebook
from counterclaim.codebook.schema.figures import VagueWord


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`vague`: vague words of the language by phrase, with ACLED's numbers. `acled`: our type of incident to
    the sub-event type of ACLED; types without a home there are left out."""

    vague: Mapping[str, VagueWord] = field(default_factory=dict)
    acled: Mapping[str, str] = field(default_factory=dict)


def take_knowledge(codebook: Codebook) -> Knowledge:
    rules = (rule for domain in codebook.domains.values() for rule in domain.types.values())
    return Knowledge(
        vague=codebook.language.figures.vague, acled={rule.name: rule.acled for rule in rules if rule.acled}
    )
