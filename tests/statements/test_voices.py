"""Who is who in a report. All people and bodies are invented, but for those of the register."""

import pytest

from counterclaim.model import ActorKind
from tests.statements.conftest import Read

SAME = [
    ("Orla Venn said it rained. Venn said it snowed.", "it rained", "it snowed", "the surname alone"),
    ("Judge Orla Venn said it rained. The judge said it snowed.", "it rained", "it snowed", "the role alone"),
    (
        "Orla Venn, head of the Pier Fund, said it rained. Ms Venn said it snowed.",
        "it rained",
        "it snowed",
        "a title",
    ),
    ("Orla Venn said it rained. She said it snowed.", "it rained", "it snowed", "a pronoun"),
    (
        "Orla Venn met Colonel Tomas Rell. She said it rained. Rell said it hailed. She said it snowed.",
        "it rained",
        "it snowed",
        "a pronoun with a man between",
    ),
    (
        "The Pier Fund (PF) said it rained. The PF said it snowed.",
        "it rained",
        "it snowed",
        "an acronym introduced",
    ),
    (
        "The Salt Ministry said it rained. The ministry said it snowed.",
        "it rained",
        "it snowed",
        "the head noun",
    ),
    (
        "Salt Minister Ivo Lenk said it rained. Lenk said it snowed.",
        "it rained",
        "it snowed",
        "a role before the name",
    ),
    (
        "A nurse said it rained. The nurse said it snowed.",
        "it rained",
        "it snowed",
        "an unnamed source again",
    ),
    (
        "The minister said it rained. Minister Ivo Lenk said it snowed.",
        "it rained",
        "it snowed",
        "role first, name later",
    ),
    (
        "A doctor who asked not to be named said it rained. Another doctor said it hailed. "
        "The doctor said it snowed.",
        "it rained",
        "it snowed",
        "the doctor is not the other doctor",
    ),
    (
        "One survivor said it rained. A second survivor said it hailed. The first survivor said it snowed.",
        "it rained",
        "it snowed",
        "the first of two",
    ),
    (
        "A survivor said it hailed. A second survivor said it rained. The second survivor said it snowed.",
        "it rained",
        "it snowed",
        "the second of two",
    ),
    (
        "A senior official said it hailed. An army official said it rained. The army official "
        "said it snowed.",
        "it rained",
        "it snowed",
        "an unnamed source by its modifier",
    ),
    (
        "A medical source said it hailed. A security source said it rained. The source said it snowed.",
        "it rained",
        "it snowed",
        "the source that spoke last",
    ),
    (
        "The International Harbour Office (IHO) said it rained. The agency said it snowed.",
        "it rained",
        "it snowed",
        "the agency, whatever it is called",
    ),
    (
        "Sons of the Pier, a charity, said it rained. The charity said it snowed.",
        "it rained",
        "it snowed",
        "the noun beside a body's name",
    ),
    (
        "Ardenia's government said it rained. The Ardenian government said it snowed.",
        "it rained",
        "it snowed",
        "a country's adjective",
    ),
    ("The Pier Fund said it rained. They said it snowed.", "it rained", "it snowed", "they of a body"),
    (
        "The army said in a statement that it rained. The statement said it snowed.",
        "it rained",
        "it snowed",
        "the statement told of before",
    ),
    (
        "The army said it rained. Its statement said it snowed.",
        "it rained",
        "it snowed",
        "its statement",
    ),
    (
        "Salt minister Ivo Lenk said it rained. The salt minister said it snowed.",
        "it rained",
        "it snowed",
        "the role with its field",
    ),
    (
        "Oumar Dial said it rained. According to him, it snowed.",
        "it rained",
        "it snowed",
        "him",
    ),
    (
        "The Secretariat of Salt said it rained. This Secretariat said it snowed.",
        "it rained",
        "it snowed",
        "this body",
    ),
    (
        "Harbour Customs and Migration Enforcement said it rained. HCME said it snowed.",
        "it rained",
        "it snowed",
        "the first letters of its name",
    ),
    (
        "The Pier Fund paid for it. Its lawyer, Davide Serra, went to the port. Davide Serra said it rained. "
        "Serra said it snowed.",
        "it rained",
        "it snowed",
        "a name behind somebody's role is a person's",
    ),
    (
        "The director of the Salt camp said it rained. Mirza Hodan said it snowed.",
        "it rained",
        "it snowed",
        "a name that nobody introduces is the role's",
    ),
    (
        "The county police commander said it rained. Commander Joseph Ekal said it snowed.",
        "it rained",
        "it snowed",
        "a name with a word of the role",
    ),
    (
        "The prison governor said it rained. Ms Hartley said it snowed.",
        "it rained",
        "it snowed",
        "a courtesy and a surname",
    ),
    (
        "Army Gen. Tomas Rell said it rained. The general said it snowed.",
        "it rained",
        "it snowed",
        "a title cut short",
    ),
    (
        "The UN refugee agency UNHCR said it rained. UNHCR said it snowed.",
        "it rained",
        "it snowed",
        "a registered body's letters behind its noun",
    ),
    (
        "The head of the port, Ali al-Tahir, said it rained. It snowed, al-Tahir said.",
        "it rained",
        "It snowed",
        "a surname with a particle in small letters",
    ),
    (
        "The Arakan Network said it rained. This network said it snowed.",
        "it rained",
        "it snowed",
        "this, in small letters",
    ),
    (
        "Colonel Anan Phromsu said it rained. Colonel Anan said it snowed.",
        "it rained",
        "it snowed",
        "a first name with a rank",
    ),
    (
        "Captain Moctar Ould Ded said it rained. Ould Ded said it snowed.",
        "it rained",
        "it snowed",
        "the last two words of a name",
    ),
    (
        "Open Gate said it rained. The group said it snowed.",
        "it rained",
        "it snowed",
        "the group, of a name that could be a person's",
    ),
    (
        "Open Gate said it rained. It said it snowed.",
        "it rained",
        "it snowed",
        "it, of a name that could be a person's",
    ),
    (
        "Police said it hailed. A charity, Open Gate, said it rained. The latter said it snowed.",
        "it rained",
        "it snowed",
        "the latter",
    ),
    (
        "Police said it rained. A charity, Open Gate, said it hailed. The former said it snowed.",
        "it rained",
        "it snowed",
        "the former",
    ),
    (
        "The governor's office announced that it rained. It was cold. The statement said it snowed.",
        "it rained",
        "it snowed",
        "the statement, of whoever spoke last",
    ),
    (
        "The prefect's office issued a note. The note said it rained. The prefect's office said it snowed.",
        "it rained",
        "it snowed",
        "a note that was issued",
    ),
    (
        "The Red Crescent said it rained. According to lists compiled by the Red Crescent, it snowed.",
        "it rained",
        "it snowed",
        "who compiled a list",
    ),
    (
        "The survivors said it rained. According to the lists that survivors drew up, it snowed.",
        "it rained",
        "it snowed",
        "who drew a list up",
    ),
    (
        "Open Gate accused the army of theft. Its spokesman denied it rained. "
        "The army's spokesman said it snowed.",
        "it rained",
        "it snowed",
        "its, of whom was accused",
    ),
    (
        "The rights group Chuzhoi Dom said it rained. Chuzhoi Dom said it snowed.",
        "it rained",
        "it snowed",
        "nouns before a body's name",
    ),
    (
        "Ahmed, 24, said it rained. Ahmed said it snowed.",
        "it rained",
        "it snowed",
        "a first name with an age",
    ),
    ("Tariq, who was there, said it rained. He said it snowed.", "it rained", "it snowed", "a name, and who"),
    (
        "Halva, a mother of four, said it rained. She said it snowed.",
        "it rained",
        "it snowed",
        "a first name alone, and whose mother she is",
    ),
    (
        "Emil Varga, the governor, denied it. Lumi, a survivor, said it rained. She said it snowed.",
        "it rained",
        "it snowed",
        "the single name before the pronoun, and not who was named before",
    ),
    (
        "Detainees came. Oren said it rained. He said it snowed.",
        "it rained",
        "it snowed",
        "nothing but the pronoun says that a single name is a person's",
    ),
]


@pytest.mark.parametrize(("text", "first", "second", "why"), SAME, ids=[case[3] for case in SAME])
def test_one_voice(read: Read, text: str, first: str, second: str, why: str) -> None:
    seen = read(text)
    assert seen.said(first).actor_ids == seen.said(second).actor_ids, why


APART = [
    ("The Salt Ministry said it rained. The Health Ministry said it snowed.", "two ministries"),
    ("Orla Venn said it rained. Marta Ilse said it snowed.", "two people"),
    ("A nurse said it rained. Two guards said it snowed.", "two unnamed sources"),
    ("The interior minister said it rained. The justice minister said it snowed.", "two offices"),
    ("The northern army said it rained. The southern army said it snowed.", "two armies"),
    ("A doctor said it rained. Another doctor said it snowed.", "two unnamed doctors"),
    ("One survivor said it rained. A second survivor said it snowed.", "two unnamed survivors"),
    ("An army official said it rained. The port official said it snowed.", "officials of two bodies"),
    (
        "The army published a report. The mayor's report said it rained. The army said it snowed.",
        "two reports",
    ),
    ("Harbour Customs and Migration Enforcement said it rained. The HCM said it snowed.", "other letters"),
    (
        "The minister said it rained. Ahmad Salim, a survivor, said it snowed.",
        "a name with a role of its own",
    ),
    ("The mayor, Ana Ruiz, said it rained. Pedro Gomez said it snowed.", "a role that has its name"),
    (
        "A police officer said it rained. Ahmad Salim said it snowed.",
        "nobody in particular waits for no name",
    ),
    ("The salt minister said it rained. Colonel Ahmad Salim said it snowed.", "a title of another role"),
    ("A guard said it rained. The other guard said it snowed.", "the other guard"),
    ("The Pier Fund said it rained. The group Refugees in Need said it snowed.", "a group by its name"),
    ("The mayor of Kerva said it rained. Kerva Hospital said it snowed.", "a town's mayor, and its hospital"),
    (
        "Survivors of the shooting of 20 June said it rained. June Salim said it snowed.",
        "a month is nobody's name",
    ),
    ("Four men who reached Kerva said it rained. Ahmad Kerva said it snowed.", "what men reached speaks not"),
    ("The mayor of Kerva said it rained. Kerva police said it snowed.", "a town's mayor, and its police"),
]


@pytest.mark.parametrize(("text", "why"), APART, ids=[case[1] for case in APART])
def test_two_voices(read: Read, text: str, why: str) -> None:
    seen = read(text)
    assert seen.said("it rained").actor_ids != seen.said("it snowed").actor_ids, why


JOINT = [
    ("The Pier Fund and the Salt Union demanded the release of the crew.", ["Pier Fund", "Salt Union"]),
    (
        "The mayor, the bishop and the port union demanded the release of the crew.",
        ["mayor", "bishop", "port union"],
    ),
    (
        "The Ministry of Health and Labour demanded the release of the crew.",
        ["Ministry of Health and Labour"],
    ),
    (
        "Salt minister Ivo Lenk and army chief Tomas Rell demanded the release of the crew.",
        ["Ivo Lenk", "Tomas Rell"],
    ),
    ("Justice and interior minister Ivo Lenk demanded the release of the crew.", ["Ivo Lenk"]),
    (
        "Salt Customs and Migration Enforcement demanded the release of the crew.",
        ["Salt Customs and Migration Enforcement"],
    ),
    ("The Border Justice Project demanded the release of the crew.", ["Border Justice Project"]),
    ("The group Refugees Together demanded the release of the crew.", ["Refugees Together"]),
    ("Police and witnesses demanded the release of the crew.", ["Police", "witnesses"]),
]


@pytest.mark.parametrize(("text", "names"), JOINT)
def test_joint_sources_are_several_voices(read: Read, text: str, names: list[str]) -> None:
    seen = read(text)
    assert seen.names(seen.said("the release").actor_ids) == names


def test_a_joint_source_named_again_is_the_same_voices(read: Read) -> None:
    seen = read(
        "The Pier Fund (PF) and the Salt Union demanded an inquiry.\n"
        '"The hall must be emptied. It leaks," the Salt Union and the PF said in a statement.'
    )
    assert set(seen.said("an inquiry").actor_ids) == set(seen.said("It leaks").actor_ids)


BOTH = ["Both officials", "The two men", "Both", "They"]


@pytest.mark.parametrize("wording", BOTH)
def test_two_who_spoke_together_are_taken_up(read: Read, wording: str) -> None:
    seen = read(f"Salt minister Ivo Lenk and army chief Tomas Rell said it rained. {wording} said it snowed.")
    assert set(seen.names(seen.said("it snowed").actor_ids)) == {"Ivo Lenk", "Tomas Rell"}


ROLES = [
    (
        "Orla Venn, head of the Pier Fund, said it rained.",
        "Orla Venn",
        "Pier Fund",
        "apposition behind the name",
    ),
    (
        "The head of the Pier Fund, Orla Venn, said it rained.",
        "Orla Venn",
        "Pier Fund",
        "apposition before the name",
    ),
    (
        "Pier Fund spokeswoman Orla Venn said it rained.",
        "Orla Venn",
        "Pier Fund",
        "body and role before the name",
    ),
    ("The Salt Union's Orla Venn said it rained.", "Orla Venn", "Salt Union", "a body's, by its name alone"),
    ("Salt Minister Orla Venn said it rained.", "Orla Venn", "Salt ministry", "a minister has a ministry"),
]


@pytest.mark.parametrize(("text", "name", "body", "why"), ROLES, ids=[case[3] for case in ROLES])
def test_whom_a_person_speaks_for(read: Read, text: str, name: str, body: str, why: str) -> None:
    seen = read(text)
    (voice,) = seen.said("it rained").actor_ids
    assert seen.member(voice).name == name
    assert body in seen.names(seen.member(voice).speaks_for), why


def test_a_minister_of_a_government_speaks_for_both(read: Read) -> None:
    seen = read("Salt Minister of the Coast Government Orla Venn said it rained.")
    (voice,) = seen.said("it rained").actor_ids
    assert set(seen.names(seen.member(voice).speaks_for)) == {"Coast Government", "Salt ministry"}


KINDS = [
    ("A driver said it rained.", ActorKind.UNNAMED, "one of whom nothing is known"),
    ("Two guards who asked not to be named said it rained.", ActorKind.UNNAMED, "asked not to be named"),
    ("Reports said it rained.", ActorKind.UNNAMED, "a noun of claiming"),
    ("Residents said it rained.", ActorKind.GROUP, "a group"),
    ("The coastguard said it rained.", ActorKind.BODY, "a body"),
    ("Orla Venn said it rained.", ActorKind.PERSON, "a person"),
    ("The bishop said it rained.", ActorKind.PERSON, "a role"),
    ("The mayor's deputy, Marta Ilse, said it rained.", ActorKind.PERSON, "a name behind a role"),
    ("Sons of the Pier, a charity, said it rained.", ActorKind.BODY, "a name before a body's noun"),
    ("The Coalition for the Defence of the Lake said it rained.", ActorKind.BODY, "an article in a name"),
    ("Sela, a company, said it rained.", ActorKind.BODY, "a single name, and what it is"),
    ("Ekene, 24, said it rained.", ActorKind.PERSON, "a name with an age"),
]


@pytest.mark.parametrize(("text", "kind", "why"), KINDS, ids=[case[2] for case in KINDS])
def test_kinds_of_voices(read: Read, text: str, kind: ActorKind, why: str) -> None:
    seen = read(text)
    (voice,) = seen.said("it rained").actor_ids
    assert seen.member(voice).kind is kind, why


def test_an_office_without_a_name_stays_open(read: Read) -> None:
    seen = read("The interior minister said it rained.")
    (voice,) = seen.said("it rained").actor_ids
    member = seen.member(voice)
    assert member.registered is None
    assert member.office == "moi:minister"


def test_a_registered_name_is_known(read: Read) -> None:
    seen = read("The United Nations said it rained. The UN said it snowed.")
    assert seen.said("it rained").actor_ids == seen.said("it snowed").actor_ids
    assert seen.named("United Nations").registered == "un"


def test_a_quotation_without_a_cue_has_the_subject_before_it(read: Read) -> None:
    seen = read('Commissioner Dara Munt walked through the burnt hall. "Nobody should sleep in here, ever."')
    (statement,) = seen.found.statements
    assert statement.cue is None
    assert seen.names(statement.actor_ids) == ["Dara Munt"]


def test_ids_stay_when_the_report_is_read_again(read: Read) -> None:
    text = "Orla Venn said it rained. The Pier Fund denied it."
    assert read(text).found == read(text).found


def test_what_is_named_once_is_one_member(read: Read) -> None:
    """The owner in "Ixen Vol's brother" is taken for a body and for a person by the same words."""
    told = read('Keba Ixenvol\'s brother is out. He sells salt at the pier. "Put that I am well," he says.')
    cast = told.found.cast
    assert len({member.id for member in cast}) == len(cast), [(member.name, member.kind) for member in cast]
    assert told.named("Keba Ixenvol").kind is ActorKind.PERSON
