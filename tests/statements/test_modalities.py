"""Cues read from their words alone: stance, modality and kind. All texts are invented."""

import pytest

from counterclaim.codebook.schema import Codebook
from counterclaim.model import Stance, Tagged
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.cue_words import know_cue
from counterclaim.statements.stance import read_stance
from counterclaim.statements.strength import read_kind
from tests.statements.hand import place

# source | cue | content; stance, "none" where nothing is said; modality; kind; why
CASES = """
The prefect | pooh-poohed | the idea | denies | actual | speech | a rare verb of denial
The prefect | has flatly denied | that he knew | denies | actual | speech | adverbs stand between
The prefect | did not deny | the raid | admits | actual | speech | a denial denied
The prefect | could not deny | the raid | admits | actual | speech | nor could it be denied
The prefect | made no attempt to deny | the raid | admits | actual | speech | the no stands far fr
The prefect | refused to deny | the raid | admits | actual | speech | a refusal turns it round
The prefect | neither confirmed nor denied | the raid | none | - | - | nothing is said
The prefect | declined to | comment on the raid | none | - | - | no answer
The prefect | stopped short of | blaming the army | none | - | - | nobody is blamed
The prefect | has yet to confirm | the raid | none | - | - | not said so far
The prefect | did not accuse | the army of theft | none | - | - | no accusation
The prefect | could not confirm | the toll | doubts | actual | speech | could not
The prefect | was unable to confirm | the toll | doubts | actual | speech | unable
The prefect | said she could not verify | the toll | doubts | actual | speech | inside the cue
The prefect | could not verify | who fired | doubts | possible | speech | who it was is open
The doctors | could neither confirm nor rule out | typhus | doubts | possible | speech | nor ruled out
The prefect | found no evidence of | torture | doubts | actual | - | no evidence is no denial
The prefect | refused to rule out | sabotage | asserts | possible | speech | left open
The prefect | did not rule out | sabotage | asserts | possible | speech | left open
The prefect | ruled out | sabotage | denies | actual | speech | excluded
The prefect | brushed aside | the figure | denies | actual | speech | two words
The prefect | waved away | the figure | denies | actual | speech | a rare phrase
The prefect | poured cold water on | the report | denies | actual | speech | a figure of speech
The prefect | hit back at | the report | denies | actual | speech | an answer
The prefect | called | the report a lie | denies | actual | speech | falsity in the content
The prefect | dismissed | as baseless the report | denies | actual | speech | falsity beside the claim
The prefect | does not accept | that he knew | denies | actual | speech | a concession withheld
The prefect | never admitted | the raid | denies | actual | speech | never
The witness | was quick to point out | that six men left | asserts | actual | speech | the verb stands last
The witness | went on to say | that six men left | asserts | actual | speech | carried
The witness | has no doubt | that six men left | asserts | actual | belief | its no negates nothing
The witness | is convinced | that six men left | asserts | actual | belief | held to be so
The witness | is of the opinion | that six men left | asserts | actual | belief | a noun
The witness | reckons | that six men left | asserts | - | belief | held
The witness | fears | that six men drowned | asserts | possible | belief | feared
The witness | is afraid | that six men drowned | asserts | possible | belief | an adjective
The witness | speculated | that six men left | asserts | possible | belief | a guess
The witness | is hopeful | that six men live | asserts | possible | belief | hoped
The witness | found out | that six men left | asserts | actual | knowledge | learned
The witness | is aware | that six men left | asserts | actual | knowledge | known
The witness | noticed | that six men left | asserts | actual | knowledge | known
The witness | caught sight of | six men | asserts | actual | perception | seen
The witness | overheard | six men | asserts | actual | perception | heard
The witness | tweeted | that six men left | asserts | actual | writing | written
The witness | texted | that six men left | asserts | actual | writing | written
The witness | emailed | that six men left | asserts | actual | writing | written
The witness | let slip | that six men left | asserts | actual | speech | no wrong of his own
The witness | murmured | that six men left | asserts | actual | speech | said
The witness | exclaimed | that six men left | asserts | actual | speech | said
The witness | chimed in | that six men left | asserts | actual | speech | said
The witness | made it clear | that six men left | asserts | actual | speech | said
The witness | sounded the alarm | that six men left | asserts | actual | speech | said
The witness | reiterated | that six men left | asserts | actual | speech | said again
The league | lashed out at | the guards | accuses | actual | speech | a phrase of blame
The league | pointed fingers at | the guards | accuses | actual | speech | a phrase of blame
The league | took a swipe at | the guards | accuses | actual | speech | a phrase of blame
The league | held the firm responsible for | the fire | accuses | actual | speech | words stand inside
The league | has accused | the guards of theft | accuses | actual | speech | the plain verb
The league | repeatedly blamed | the guards for the fire | accuses | actual | speech | an adverb before
The league | went on to accuse | the guards of theft | accuses | actual | speech | carried
The league | lodged a complaint against | the guards | accuses | actual | speech | a noun
The league | railed against | the guards | accuses | actual | speech | a rare verb
The league | suspects | the guards of theft | accuses | possible | - | only suspected
The director | owned up to | the mistake | admits | actual | speech | conceded
The director | was forced to admit | the mistake | admits | actual | speech | forced
The director | admitted for the first time | that food ran out | admits | actual | speech | the rest says when
The director | took responsibility for | the fire | admits | actual | speech | accepted
The director | apologised for | the delay | admits | actual | speech | against himself
The director | came clean about | the fire | admits | actual | speech | a phrase
The director | has withdrawn his denial of | the fire | admits | actual | speech | the denial is gone
The director | grudgingly conceded | that food ran out | admits | actual | speech | an adverb
The director | acknowledged | reports of a fire | asserts | actual | speech | reports, not deeds
The brigade | claimed | the attack on the bridge | admits | actual | speech | an attack claimed
The envoy | corroborated | the account | confirms | actual | speech | taken over
The envoy | bore out | the account | confirms | actual | - | a phrase
The envoy | backed up | the account | confirms | actual | speech | a phrase
The envoy | echoed | the claim | confirms | actual | speech | said again by another
The envoy | has now confirmed | the toll | confirms | actual | speech | auxiliaries
The envoy | agreed with | the account | confirms | actual | speech | agreed with, not to
The list | tallies with | the count | confirms | actual | - | one figure with another
The envoy | cast doubt on | the toll | doubts | actual | speech | a phrase
The envoy | questioned | the toll | doubts | actual | speech | a verb
The envoy | raised questions about | the toll | doubts | - | speech | a phrase
The envoy | is sceptical of | the toll | doubts | actual | belief | an adjective
The envoy | wondered | whether the men lived | doubts | possible | belief | a question
The envoy | asked | whether the men lived | doubts | possible | speech | a question
The envoy | was unsure | whether the men lived | doubts | possible | - | not known
The envoy | asked | who had the key | demands | demanded | speech | an answer is wanted
The mission | called for | an inquiry | demands | demanded | speech | a noun wanted
The mission | called | for an inquiry | demands | demanded | speech | the preposition in the content
The mission | called on | the state to free them | demands | demanded | speech | another is to act
The mission | pleaded with | the guards to stop | demands | demanded | speech | another is to act
The mission | implored | the guards to stop | demands | demanded | speech | another is to act
The mission | warned against | a second raid | demands | demanded | speech | not to act
The mission | wants | the men freed | demands | demanded | intention | wanted
The mission | recommends | that the hall be shut | demands | demanded | - | recommended
The mission | insisted on | an inquiry | demands | demanded | speech | not insisted that
The mission | invited | the state to answer | demands | demanded | speech | invited to act
The colonel | ordered | the gate shut | demands | ordered | speech | by one with power
The colonel | instructed | the men to fire | demands | ordered | speech | by one with power
The colonel | gave orders to | shut the gate | demands | ordered | - | a noun
The colonel | told | the men to fire | demands | ordered | speech | told to act
The colonel | commanded | that the gate be shut | demands | ordered | speech | by one with power
The court | decreed | that the gate be shut | demands | ordered | writing | written and binding
The court | directed | that the gate be shut | demands | ordered | speech | directed that it be
The court | ruled | that the search was lawful | asserts | actual | speech | found, not ordered
The state | is considering | a new fence | asserts | considered | intention | under study
The state | is mulling | a new fence | asserts | considered | intention | a rare verb
The state | is weighing | whether to build a fence | asserts | considered | intention | whether to
The state | is looking into | building a fence | asserts | considered | intention | a phrase
The state | is studying | a new fence | asserts | considered | intention | under study
The state | is toying with | the idea of a fence | asserts | considered | intention | a phrase
The state | considers | the fence to be lawful | asserts | actual | belief | held, not weighed
The state | plans to | build a fence | promises | promised | intention | a plan
The state | intends | to build a fence | promises | promised | intention | meant
The state | has no plans to | build a fence | denies | actual | intention | no plan
The state | is determined to | build a fence | promises | promised | intention | an adjective
The state | vowed | to build a fence | promises | promised | speech | bound
The state | threatened | to build a fence | promises | promised | speech | threats too
The state | gave its word | that it would build | promises | promised | speech | a phrase
The state | announced plans to | build a fence | promises | promised | - | announced
The state | agreed to | build a fence | promises | promised | speech | agreed to, not that
The state | voted to | shut the mine | promises | promised | intention | a decision that binds
- | Rumours | that the boat sank | asserts | possible | speech | hearsay
- | is said to | have fled | asserts | actual | speech | nobody is named
- | is understood | to have fled | asserts | possible | knowledge | only understood
- | The denial | that the boat sank | denies | actual | speech | a noun of denial
- | The allegation | that guards stole | accuses | actual | speech | a noun of accusing
- | A promise | to free them | promises | promised | speech | a noun of promising
- | An order | to free them | demands | ordered | writing | a noun of ordering
- | Plans | to free them | promises | promised | intention | a noun of planning
- | Calls | for an inquiry | demands | demanded | speech | a noun of demanding
- | reports | that the boat sank | asserts | actual | speech | talk, not a document
"""
ROWS = [tuple(part.strip() for part in line.split(" | ")) for line in CASES.strip().splitlines()]


def make_attribution(source: str, cue: str, content: str) -> tuple[str, Attribution]:
    """A text of the three one after the other, with their spans and nothing known of the cue."""
    text = f"{'' if source == '-' else source + ' '}{cue} {content}."
    said = place(text, content)
    cue_span = place(text, cue)
    spoken = () if source == "-" else (place(text, source),)
    tagged = Tagged(cue=cue_span, cue_lemma="", source=spoken, content=(said,))
    return text, Attribution(spoken, cue_span, (said,), 0, tagged=tagged)


@pytest.mark.parametrize(
    ("source", "cue", "content", "stance", "modality", "kind", "why"),
    ROWS,
    ids=[f"{row[1]}: {row[2]}" for row in ROWS],
)
def test_a_cue_is_read_from_its_words(
    codebook: Codebook, source: str, cue: str, content: str, stance: str, modality: str, kind: str, why: str
) -> None:
    text, item = make_attribution(source, cue, content)
    known = know_cue(text, item, codebook.language.cues)
    outcome = read_stance(text, known, codebook.language.references)
    if stance == "none":
        assert outcome.stance is None, why
        return
    assert outcome.stance is Stance(stance), why
    assert modality in ("-", outcome.modality.value), why
    assert kind in ("-", read_kind(text, known, codebook.language.references).value), why


def test_what_is_known_of_a_cue_stays(codebook: Codebook) -> None:
    text, item = make_attribution("The prefect", "gribbled", "that six men left")
    assert know_cue(text, item, codebook.language.cues) == item  # a word that nobody knows
    text, item = make_attribution("The prefect", "denied", "the raid")
    known = know_cue(text, item, codebook.language.cues)
    assert known.row is not None
    assert know_cue(text, known, codebook.language.cues) is known
