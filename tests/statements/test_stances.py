"""Stances of whole sentences, cue by cue, as the codebook decides them. All texts are invented."""

import pytest

from counterclaim.model import Modality, Stance
from tests.statements.conftest import Read

# text; stance of its first statement, None where it makes none; modality where it matters
CASES: list[tuple[str, Stance | None, Modality | None]] = [
    ("The general withdrew his denial of the raid.", Stance.ADMITS, None),
    ("The witness retracted her accusation against the guard.", Stance.DENIES, None),
    ("The colonel denied that he had refused to open the gate.", Stance.DENIES, None),
    ("The port did not rule out sabotage.", Stance.ASSERTS, Modality.POSSIBLE),
    ("The port could not rule out sabotage.", Stance.ASSERTS, Modality.POSSIBLE),
    ("The ministry never denied the shelling.", Stance.ADMITS, None),
    ("The embassy stopped short of blaming the army.", None, None),
    ("The envoy was unable to confirm the toll.", Stance.DOUBTS, None),
    ("The clerk said he did not know how many had left.", Stance.DOUBTS, None),
    ("The coroner said it was too early to say how they died.", Stance.DOUBTS, None),
    ("Monitors found no evidence of torture.", Stance.DOUBTS, None),
    ("The firm said there was no evidence that its trucks were used.", Stance.DOUBTS, None),
    ("Prisoners said guards starved them for a week.", Stance.ACCUSES, None),
    ("Prisoners said they were starved for a week.", Stance.ACCUSES, None),
    ("The league condemned the guards for opening fire.", Stance.ACCUSES, None),
    ("The league condemned the army's shelling of the market.", Stance.ACCUSES, None),
    ("The envoy denounced the police over the raid.", Stance.ACCUSES, None),
    ('"We hold the gendarmes responsible for these deaths," the union said.', Stance.ACCUSES, None),
    ('"We accuse the police of beating him to death," his brother said.', Stance.ACCUSES, None),
    ('"We beat him," the guard said.', Stance.ADMITS, None),
    ("The bishop deplored the deaths.", Stance.ASSERTS, None),
    ("The army said it had hit the wrong house.", Stance.ADMITS, None),
    ("The army said it struck a depot.", Stance.ASSERTS, None),
    ('"We made mistakes," the prefect said.', Stance.ADMITS, None),
    ("The governor conceded that food had run out.", Stance.ADMITS, None),
    ("The brigade claimed responsibility for the blast.", Stance.ADMITS, None),
    ("The pilot claimed to have warned the tower.", Stance.ASSERTS, None),
    ("The club swore to return.", Stance.PROMISES, None),
    ("The warden agreed to open the gate.", Stance.PROMISES, None),
    ("The minister said he would resign.", Stance.PROMISES, None),
    ('"We will find those who did this," the general said.', Stance.PROMISES, None),
    ("The court said the hearing would resume on Monday.", Stance.PROMISES, Modality.PROMISED),
    ("The airport said a flight was due to leave.", Stance.ASSERTS, Modality.PROMISED),
    ("Forecasters said rain would fall.", Stance.ASSERTS, Modality.POSSIBLE),
    ("The doctors said the ward must be closed.", Stance.DEMANDS, None),
    ('"Let our sons go," the mothers shouted.', Stance.DEMANDS, None),
    ("The mayor told residents to leave.", Stance.DEMANDS, Modality.ORDERED),
    ("The chaplain warned the guards to stay away.", Stance.DEMANDS, None),
    ("The judge ordered the release of six women.", Stance.DEMANDS, Modality.ORDERED),
    ("The decree ordered the camp shut.", Stance.DEMANDS, Modality.ORDERED),
    ("The council is debating whether to sell the pier.", Stance.ASSERTS, Modality.CONSIDERED),
    ("The ministry said closing the pier was under review.", Stance.ASSERTS, Modality.CONSIDERED),
    ("The mayor said the camp could close in June.", Stance.ASSERTS, Modality.POSSIBLE),
    ("The agency said the men had probably drowned.", Stance.ASSERTS, Modality.POSSIBLE),
    ("The harbour office said nobody drowned.", Stance.DENIES, None),
    ("The harbour office said the toll was false.", Stance.DENIES, None),
    ("The harbour office said no more than six drowned.", Stance.ASSERTS, None),
    ('"It never happened," the captain insisted.', Stance.DENIES, None),
    ('"Who gave the order?" the widow asked.', Stance.DEMANDS, None),
    ('"Did he suffer?" the widow asked.', Stance.DOUBTS, None),
    ("A second doctor confirmed the account.", Stance.CONFIRMS, None),
    ("The embassy said that was correct.", Stance.CONFIRMS, None),
    ("The crew agreed that the ferry was full.", Stance.CONFIRMS, None),
    ("The analyst questioned the figure.", Stance.DOUBTS, None),
    ("The analyst suspects a leak.", Stance.ACCUSES, Modality.POSSIBLE),
    ("Kin fear that nine drowned.", Stance.ASSERTS, Modality.POSSIBLE),
    ("It is believed that nine drowned.", Stance.ASSERTS, Modality.POSSIBLE),
    ("Nine are presumed drowned.", Stance.ASSERTS, Modality.POSSIBLE),
    ("Rumours of a sale spread.", Stance.ASSERTS, Modality.POSSIBLE),
    ("The prefect called the report a lie.", Stance.DENIES, None),
    ("The prefect described the report as false.", Stance.DENIES, None),
    ("The prefect defended the guards.", Stance.DENIES, None),
    ("The army justified the strike as self-defence.", Stance.ADMITS, None),
    ("The guard apologised for the delay.", Stance.ADMITS, None),
    ("The navy blamed the smugglers for the deaths.", Stance.ACCUSES, None),
    ("The charity said it had no water.", Stance.ASSERTS, None),
    ('"No one touched them," a guard said. "They fell."', Stance.DENIES, None),
    ("The mission urged the state to free the boys.", Stance.DEMANDS, None),
    ("The mission wants the boys freed.", Stance.DEMANDS, None),
    ("The state refuses to free the boys.", Stance.DENIES, None),
    ("The state promised an inquiry.", Stance.PROMISES, None),
    ("The rebels threatened to burn the mill.", Stance.PROMISES, None),
    ("The port plans to lease the pier.", Stance.PROMISES, None),
    ("The firm expects 60 arrivals.", Stance.ASSERTS, Modality.POSSIBLE),
    ("Witnesses saw soldiers burn the tents.", Stance.ACCUSES, None),
    ("Witnesses saw smoke over the pier.", Stance.ASSERTS, None),
    ("The film shows guards beating a man.", Stance.ACCUSES, None),
    ("Officials acknowledged the deaths but said the men had attacked a guard.", Stance.ADMITS, None),
]


# What the rules alone make of a content; the tagger is sure of another stance here, and wrong.
BY_RULES: list[tuple[str, Stance, Modality | None]] = [
    ("The doctors said the ward should never have been opened.", Stance.ASSERTS, None),
    ("The families said nobody came to help.", Stance.ASSERTS, None),
]


@pytest.mark.parametrize(("text", "stance", "modality"), CASES, ids=[case[0] for case in CASES])
def test_stance(read: Read, text: str, stance: Stance | None, modality: Modality | None) -> None:
    statements = read(text).found.statements
    assert [item.stance for item in statements[:1]] == ([] if stance is None else [stance])
    if modality is not None:
        assert statements[0].modality is modality


@pytest.mark.parametrize(("text", "stance", "modality"), BY_RULES, ids=[case[0] for case in BY_RULES])
def test_stance_by_rules(
    read_by_rules: Read, text: str, stance: Stance | None, modality: Modality | None
) -> None:
    test_stance(read_by_rules, text, stance, modality)
