"""Who speaks where the form of a report tells: interviews, transcripts, live pages, press releases,
block quotations, lists. All names and places are invented."""

import pytest

from counterclaim.model import Manner, Stance, StatementKind
from tests.statements.conftest import Read

# text, words said, name of the voice, why
SPOKEN = [
    (
        "Pavel Orrin runs the Kessra hall. He spoke to the Bay Courier.\n"
        "Bay Courier: How many people were inside?\n"
        "Pavel Orrin: There were 300 people in the hall.\n"
        "Bay Courier: Were the gates locked?\n"
        "Orrin: The gates were open.",
        "The gates were open",
        "Pavel Orrin",
        "a surname after the first full name",
    ),
    (
        "Dara Munt, a nurse at the Tamrit clinic, treated the wounded.\n"
        "Q: What did you see?\nA: Forty people had burns.\nQ: Who helped?\nA: The neighbours came.",
        "Forty people had burns",
        "Dara Munt",
        "who is asked is known from the introduction",
    ),
    (
        "Ivo Lenk interviewed Dara Munt, who runs the clinic in Tamrit.\n\n"
        "Q. What did you see?\n\nA. Forty people had burns.\n\nQ. Who helped?\n\nA. The neighbours came.",
        "The neighbours came",
        "Dara Munt",
        "she is interviewed, and he interviews",
    ),
    (
        "By Ivo Lenk\n\nAn interview with Dara Munt.\n\nQuestion: Who came?\n\nAnswer: The guards came.",
        "The guards came",
        "Dara Munt",
        "the byline is not the guest's",
    ),
    (
        "General Idris Malouf commands the Eastern Brigade.\n"
        "BC: Did your men fire?\nIM: The other side fired.\nBC: Who saw it?\nIM: The nurses saw it.",
        "The nurses saw it",
        "Idris Malouf",
        "initials",
    ),
    (
        "THE MODERATOR: Good morning.\nMR. HAVEL: The farm held 40 bodies.\n"
        "QUESTION: And the children?\nMR. HAVEL: Eleven of the dead were children.",
        "Eleven of the dead",
        "Havel",
        "capitals and a title",
    ),
    (
        "HOST: Our guest is General Wichai Thongkam. How many are out?\nWICHAI: Three men are out.\n"
        "HOST: Thank you.",
        "Three men are out",
        "Wichai Thongkam",
        "a first name in capitals, once",
    ),
    (
        "HOST: With us is Captain Moctar Ould Ded. How many?\nOULD DED: Three men died.\nHOST: Thank you.",
        "Three men died",
        "Moctar Ould Ded",
        "the last two words of a name",
    ),
    (
        "ANNA: Did the guards shoot?\nREPORTER: The clinic speaks of gunshot wounds.\n"
        "ANNA: And the guards?\nREPORTER: They were not there.",
        "They were not there",
        "Reporter",
        "a reporter who answers",
    ),
    (
        "STUDIO: What happened, Nora?\nNORA: The prefect says the men fought. The clinic disagrees. "
        "It says again that guards beat him.\nSTUDIO: And the guards?\nNORA: They are silent.",
        "guards beat him",
        "clinic",
        "a pronoun in a turn is not its speaker",
    ),
    (
        "THE CHAIR: We begin.\nSPEAKER 2 (through interpreter): My brother was shot at the gate.\n"
        "MS DRAGAN (Ministry of Salt): The clinic treated 12 people.",
        "My brother was shot",
        "SPEAKER 2",
        "a speaker without a name",
    ),
    (
        "THE CHAIR: We begin.\nSPEAKER 2 (through interpreter): My brother was shot at the gate.\n"
        "MS DRAGAN (Ministry of Salt): The clinic treated 12 people.",
        "The clinic treated",
        "Dragan",
        "a body in brackets behind the name",
    ),
    ("15.10 GMT Red Crescent: 12 dead at the camp", "12 dead", "Red Crescent", "a time with its zone"),
    (
        "FOR IMMEDIATE RELEASE\n\nPORT SELA, 4 May – We condemn the killing of six men at Kessra.\n\n"
        "About the Reef Collective\nThe Reef Collective works in 12 ports.",
        "the killing of six",
        "Reef Collective",
        "a dateline before 'we'; the last lines tell who it is",
    ),
    (
        "Press release\n\nThe Pier Fund works in Kessra. Our teams saw guards fire into the crowd.",
        "guards fire",
        "Pier Fund",
        "our teams",
    ),
    (
        "Press release\n\nThe Pier Fund works in Kessra. We treated 30 people with gunshot wounds.",
        "30 people with gunshot wounds",
        "Pier Fund",
        "without a verb of saying",
    ),
    (
        "The ministry denied the report. Its statement reads:\n\nThe gates of the hall were "
        "open.\n\nThe mayor left.",
        "The gates of the hall",
        "ministry",
        "a paragraph below a statement",
    ),
    (
        "Orla Venn sent a letter. She wrote:\n\n    The guards came at night.\n\n    Six men "
        "are gone.\n\nThe army is silent.",
        "Six men are gone",
        "Orla Venn",
        "all that is indented",
    ),
    (
        "The salt ministry said in a statement:\n\n“The road is open. The camp is calm.”\n\nThe mayor left.",
        "The camp is calm",
        "salt ministry",
        "quotation marks in the paragraph below",
    ),
    (
        "The ministry listed the following:\n- Six people were killed\n- Twelve people were "
        "wounded\nThe agency left.",
        "Twelve people were wounded",
        "ministry",
        "a list",
    ),
    (
        "Mayor Omar Lassad tweeted: The fire is out. The hall is empty.",
        "The hall is empty",
        "Omar Lassad",
        "a post in the text goes on to the paragraph's end",
    ),
    (
        "“We ran to the boats and nobody stopped us.”\n— Dara Munt, nurse",
        "nobody stopped us",
        "Dara Munt",
        "a name below a quotation",
    ),
    (
        '"The gate was open," said Orla Venn.\n\n"We could all walk out."\n\nThe camp holds 300 people.',
        "We could all walk out",
        "Orla Venn",
        "a quotation alone in the next paragraph",
    ),
    (
        '"The gate was open," said Orla Venn.\n\nMayor Ivo Lenk visited the camp on '
        "Monday. He brought water.\n\n"
        '"Nobody was ready for this."',
        "Nobody was ready",
        "Ivo Lenk",
        "the report has turned to somebody else, and on with a pronoun",
    ),
    (
        '"The gate was open," said Orla Venn.\n\nThe camp holds 300 people.\n\n"We could all walk out."',
        "We could all walk out",
        "Orla Venn",
        "a paragraph about a thing lies between",
    ),
]


@pytest.mark.parametrize(("text", "words", "name", "why"), SPOKEN, ids=[case[3] for case in SPOKEN])
def test_who_speaks(read: Read, text: str, words: str, name: str, why: str) -> None:
    seen = read(text)
    assert seen.names(seen.said(words).actor_ids) == [name], why


# text, words that nobody may be made to say, why
SILENT = [
    ("At 14:32 the gate was opened and the crowd left.", "the gate", "a time in prose"),
    ("Note: the figures differ from those of May.", "the figures", "a note"),
    ("Capacity: 200", "200", "a fact sheet"),
    (
        "Location: Tamrit\nCapacity: 200\n\nLocation: Orsk\nCapacity: 300",
        "300",
        "a fact sheet of several sites",
    ),
    ("What we know: six people died in the hall.", "six people", "a heading with a colon"),
    ("Photo: Orla Venn", "Orla Venn", "a picture's credit"),
    ("Reporting by Orla Venn: Editing by Tom Rell", "Tom Rell", "a report's credit"),
    ("Read more: The camp that never closed", "The camp", "a link"),
    ("Background: The camp opened in 2011.", "opened in 2011", "a section"),
    ("There was one rule: nobody leaves at night.", "nobody leaves", "a colon in a sentence"),
    ("Six towns were hit: Orsk, Kessra and Tamrit.", "Orsk", "a list in a sentence"),
    (
        "Dara Munt works in Tamrit.\nQ: Was the gate locked by the guards?\nA: The gate was open.",
        "Was the gate locked",
        "the interviewer's question",
    ),
    (
        "Pavel Orrin runs the hall.\nBay Courier: Did the guards fire?\nOrrin: The gate was open.\n"
        "Bay Courier: Who fired?\nOrrin: I do not know.",
        "Did the guards fire",
        "a question behind the publisher's name",
    ),
    (
        "Dara Munt works in Tamrit.\nQ: Who came?\nA: The guards came.\n\nThis interview was cut for length.",
        "cut for length",
        "an editor's note ends the interview",
    ),
    (
        '15:10 "The gate was open," said Orla Venn.\n\n15:40 "Nobody was ready for this at all."',
        "Nobody was ready",
        "a new entry of a live page is not the last entry's speaker's",
    ),
    ("We visited the camp in May. The hall stood empty.", "visited the camp", "no press release"),
]


@pytest.mark.parametrize(("text", "words", "why"), SILENT, ids=[case[2] for case in SILENT])
def test_who_does_not_speak(read: Read, text: str, words: str, why: str) -> None:
    seen = read(text)
    assert not any(words in content for _, _, content in seen.all_said()), why


def test_a_turn_goes_on_through_its_paragraphs(read: Read) -> None:
    seen = read(
        "Dara Munt works in Tamrit.\n\nQ: Who came?\n\nA: The guards came.\n\nThey had guns.\n\n"
        "Q: And then?\n\nA: The boats left."
    )
    statement = seen.said("They had guns")
    assert seen.words(statement.content) == "The guards came. … They had guns."
    assert len(seen.found.statements) == 2


def test_what_the_guest_saw_is_told_once(read: Read) -> None:
    seen = read(
        "Dara Munt works in Tamrit.\nQ: What did you see?\nA: I saw forty people with burns. We counted them."
    )
    assert [said for _, _, said in seen.all_said()] == ["I saw forty people with burns. We counted them."]


def test_whom_the_guest_cites_speaks_too(read: Read) -> None:
    seen = read(
        "Dara Munt works in Tamrit.\nQ: Who came?\nA: Many came. The army said it sent 40 men. We hid."
    )
    assert seen.names(seen.said("it sent 40 men").actor_ids) == ["army"]


def test_a_turn_is_quoted_without_marks(read: Read) -> None:
    seen = read("Dara Munt works in Tamrit.\nQ: Who fired?\nA: We did not fire at anyone.")
    statement = seen.said("We did not fire")
    assert (statement.manner, statement.stance) == (Manner.INDIRECT, Stance.DENIES)


def test_a_press_release_is_written(read: Read) -> None:
    seen = read("Press release\n\nThe Pier Fund works in Kessra. Our teams saw guards fire into the crowd.")
    assert seen.said("guards fire").kind is StatementKind.WRITING


def test_a_release_of_the_publisher_is_the_publishers(read: Read) -> None:
    seen = read(
        "Press release\n\nWe treated 30 people.\n\nAbout the Bay Courier\nThe Bay Courier appears daily."
    )
    (voice,) = seen.said("treated 30 people").actor_ids
    assert seen.member(voice).name == "Bay Courier"
    assert seen.member(voice).kind == "publisher"


def test_the_interviewer_is_not_of_the_cast(read: Read) -> None:
    seen = read(
        "Pavel Orrin runs the hall.\nBay Courier: Who fired?\nOrrin: The other side.\n"
        "Bay Courier: Who saw it?\nOrrin: The nurses."
    )
    assert [member.kind for member in seen.found.cast if member.name == "Bay Courier"] == ["publisher"]


def test_a_list_leaves_out_its_marks(read: Read) -> None:
    seen = read("The ministry listed the following:\n- Six people were killed\n- Twelve people were wounded")
    assert (
        seen.words(seen.said("Six people").content) == "Six people were killed … Twelve people were wounded"
    )
