"""The record of a site, read from text: who runs it, who is inside, its state, what it is like there.

`wanted` and `unwanted` name claims as `attribute=value`, parted by semicolons: a figure as it is read
("0..49"), a term, or words for somebody with the role ("Sertex runs"). A word of stance or modality before
them asks for that one, where it is not a plain assertion ("deny", "promised").
"""

import pytest

from counterclaim.model import Claim, Modality, Party, Quantity, Report, Stance, Term
from counterclaim.pipeline.reading import Reader, open_reader

Row = tuple[str, str, str, str]
OPERATORS: list[Row] = [
    ("The Merrow centre is run by a private company, Gardline.", "operator=Gardline runs", "", "by its name"),
    ("The Kalm centre, operated by the firm Sertex, was fined.", "operator=Sertex runs", "", "a name behind"),
    (
        "Sertex Ltd, the company that runs the Kalm centre, was fined.",
        "operator=Sertex Ltd runs",
        "",
        "before",
    ),
    ("The camp is managed by the city and guarded by police.", "operator=police guards", "", "two roles"),
    ("Lawyers said the army ran the Odam centre.", "operator=the army runs", "", "as a doer"),
    ("The Odam centre is in the hands of the militia.", "operator=the militia runs", "", "without a verb"),
    ("The hostel is owned by a firm and run by the army.", "operator=the army runs", "", "joined by 'and'"),
    ("The army, which runs the Odam centre, denied it.", "operator=The army runs", "", "told in passing"),
    (
        "The people who guard the Odam centre fled.",
        "",
        "operator=The people guards",
        "who they are is not said",
    ),
    (
        "The army took over the running of the Lesk camp in May.",
        "operator=The army runs",
        "",
        "the work of it",
    ),
    ("Odam camp has been run by nuns since 2021.", "operator=nuns runs", "", "since then, and still"),
    ("The ministry denied that it ran the Odam centre.", "deny operator=it runs", "", "who speaks"),
    ("The Odam centre will be run by the army.", "promised operator=the army runs", "", "a plan"),
    ("Soldiers guarding the Lindo barracks fled.", "operator=Soldiers guards", "", "a barracks is one site"),
    ("The boat near the Odam camp was operated by smugglers.", "", "operator=smugglers runs", "a boat"),
    ("Migrants at the Odam centre are in the hands of smugglers.", "", "operator=smugglers runs", "people"),
    ("Police controlled the crowd outside the Odam centre.", "", "operator=Police runs", "a crowd"),
    ("The guards at the Odam centre fled.", "", "operator=The guards guards", "a noun"),
    ("Migrants managed to leave the Odam camp.", "", "operator=Migrants runs", "another sense"),
    ("The Odam centre, formerly run by the army, is shut.", "", "operator=the army runs", "no longer"),
    ("Lawyers asked the city to run the shelter in Odam.", "", "operator=the city runs", "only asked"),
]

STOCKS: list[Row] = [
    (
        "Rooms for eight people hold 20 in the Odam centre, the bar said.",
        "",
        "held=20; capacity=8",
        "rooms are not the whole",
    ),
    (
        '"There is no one left in there," the mayor said of the Odam centre.',
        "status=empty",
        "",
        "no one left",
    ),
    (
        "Police said 240 men and 12 women were in the Odam centre on Monday.",
        "held=252",
        "held=12; held=240",
        "men and women are all of them",
    ),
    (
        "The Odam centre holds 40 men and six guards work there, the ministry said.",
        "held=40",
        "held=46",
        "guards are none of the held",
    ),
    ("Only 12 people are left in the Odam centre, the mayor said.", "held=12", "", "who are left"),
    (
        "The agency said that nobody is held in the Odam centre any more.",
        "held=0; status=empty",
        "",
        "nobody is a number",
    ),
    (
        "The agency said that there is nobody in the Odam centre at the moment.",
        "held=0; status=empty",
        "",
        "nobody in it",
    ),
    (
        "There is no one left in the Odam centre, the agency said.",
        "held=0; status=empty",
        "escaped=0",
        "no one left is nobody who escaped",
    ),
    (
        "A man died in the Odam centre. There was nobody in the centre to help him, lawyers said.",
        "",
        "held=0; status=empty",
        "nobody to help",
    ),
    (
        "A man died in the Odam centre. Ana Urra, who went there on Saturday, said 90 were held there.",
        "held=90",
        "",
        "a day is no site",
    ),
    ("Each room of the Odam centre has eight men in it, lawyers said.", "", "held=8", "a room is not all"),
    ("There were eight of them in a cell in the Odam centre, he said.", "", "held=8", "nor is a cell"),
    (
        "30 men share one room in the Odam centre, he said.",
        "",
        "held=1; held=30",
        "nor a room that is shared",
    ),
    ("Nobody was beaten in the Odam centre, the agency said.", "", "held=0", "nobody was, and some are held"),
    (
        "There are 340 people and one doctor in the Odam centre, lawyers said.",
        "held=340",
        "held=341; held=1",
        "the doctor is none of the held",
    ),
    (
        "A fire broke out in Camp 1 on Sunday. 640 people are in Camp 1. Camp 14 holds 85 people.",
        "held=640; held=85",
        "",
        "two camps by their numbers",
    ),
    (
        "There are no women in the Odam centre, the ministry said.",
        "held=0",
        "status=empty",
        "a site without women need not be empty",
    ),
    (
        "The ministry has denied that children are held at the Odam centre.",
        "held=0",
        "deny held=0",
        "no children, and the others are left open",
    ),
    (
        "The ministry has denied that sick children are held at the Odam centre.",
        "",
        "held=0",
        "some children are not all",
    ),
    (
        "Children as young as four sleep on the floor in the Odam centre.",
        "conditions=on_the_floor",
        "held=4",
        "an age",
    ),
    (
        "The board said that 80 people were in the Odam centre and that the report was false.",
        "held=80",
        "deny held=80",
        "what is called untrue stands in a clause of its own",
    ),
    (
        "The Odam centre holds 31 people and the Lesk centre 15.",
        "held=31; held=15",
        "",
        "each with a site of its own",
    ),
    ("The board put the number of people in the Odam centre at 150.", "held=150", "", "put at"),
    ("Some 400 men are crowded together in the Odam camp.", "held=360..440", "", "crowded together"),
    ("Some 400 men were crowded on a boat off Odam.", "", "held=360..440", "a boat"),
    (
        "The mayor defended the use of the Odam sports hall and said 112 men are staying there.",
        "held=112",
        "",
        "a hall in which people stay",
    ),
    ("The board spoke of 250 people at the Odam centre.", "held=250", "", "spoke of"),
    ("About 90 people were killed at the Odam camp.", "", "held=81..99", "killed there"),
    ("The number of detainees at the Odam centre had fallen to 400.", "held=400", "", "fallen to"),
    ("The population of the Odam camp has risen from 1,200 to 3,400.", "held=3400", "held=1200", "from, to"),
    (
        "The number of people held at the Odam camp rose to 64 in May from 51.",
        "held=64",
        "held=51",
        "to, from",
    ),
    ("Inmate numbers at the Odam centre dropped to 55.", "held=55", "", "numbers"),
    ("The number held at the Odam centre is 55.", "held=55", "", "the number held"),
    ("The union said that 145 people were there, at the Odam centre, on Friday.", "", "held=0", "there"),
    ("There was no case of cholera at the Odam centre.", "", "held=0", "a case is nobody"),
    ("Local men held several protests at the Odam centre.", "", "held=3..9", "protests"),
    ("Officials put the number of people held at the Odam camp at 230.", "held=230", "", "put at"),
    ("The number of people in the Odam camp is 2,600.", "held=2600", "", "people in a site"),
    ("As of 3 May, 24 migrants were detained in the Odam centre.", "held=24", "arrested=24", "as of a day"),
    ("The Odam camp has 240 beds, but 510 men sleep there.", "capacity=240; held=510", "", "there"),
    ("The number of people killed at the Odam camp rose to 12.", "killed=12", "held=12", "the killed"),
    ("Staff numbers at the Odam camp fell to 12.", "", "held=12", "the staff"),
    ("The number of people in the queue outside the Odam camp hit 400.", "", "held=400", "outside it"),
    ("The population of the town near the Odam camp is 4,000.", "", "held=4000", "a town"),
    (
        "The number of detainees in hospital rose to 12 after a fire at the Odam camp.",
        "",
        "held=12",
        "elsewhere",
    ),
    ("Numbers in the Odam camp are down to 130 from a peak of 420.", "", "held=420", "a former peak"),
    ("The number of guards at the Odam camp fell to 12.", "", "held=12", "the guards"),
    ("The number of detainees on hunger strike at the Odam camp rose to 45.", "", "held=45", "some of them"),
    ("The number of detainees at the Odam camp rose by 40 percent.", "", "held=40", "a share"),
    (
        "Migrants fled the Odam camp. The number of migrants in the country is 900.",
        "",
        "held=900",
        "a country",
    ),
]
CAPACITIES: list[Row] = [
    (
        "The Odam camp was set up for 3,000 people and now holds 15,000.",
        "capacity=3000; held=15000",
        "",
        "set up for so many",
    ),
    ("The Odam camp was set up for two weeks.", "", "capacity=2", "set up for so long"),
    (
        "The Odam centre houses 340 boys, far more than the 132 it was built for.",
        "held=340; capacity=132",
        "held=132",
        "the number stands before what was built",
    ),
    (
        "The Odam centre for minors holds 340 boys. Migrants protested at the reception centre for adults.",
        "held=340",
        "",
        "two centres, for others each",
    ),
    ("The capacity of the Odam centre was raised from 200 to 350.", "capacity=350", "capacity=200", "raised"),
    ("The Odam camp held 212 people, far above its capacity of 140.", "capacity=140", "", "above it"),
    ("The 500-bed centre in Odam opened in 2019.", "capacity=500", "", "glued to a noun of room"),
    ("A four-man team visited the Odam centre.", "", "capacity=4", "glued to another noun"),
    ("The Odam camp was planned for 120 people but holds 300.", "capacity=120; held=300", "", "no plan"),
    ("The Odam camp was intended for 120 people.", "capacity=120", "promised capacity=120", "its purpose"),
]
STATES: list[Row] = [
    (
        "The Odam camp will close in June, the minister said. The mayor said there was no plan to close it.",
        "promised status=closed; deny promised status=closed",
        "",
        "the site that the sentence before names",
    ),
    (
        "Nobody is held in the Odam camp without a court order, the ministry said.",
        "",
        "status=empty",
        "nobody is held so, which leaves the others",
    ),
    (
        "Nobody is being held after the clearance of the Odam camp, police said.",
        "",
        "status=empty",
        "nobody is in custody, and the camp may hold people",
    ),
    ("The border camp at Odam was closed on Monday.", "status=closed", "", "a border in its name"),
    ("The gates of the Odam camp stayed shut.", "", "status=closed", "only its gates"),
    ("The state decided to close the Mill Road barracks.", "ordered status=closed", "", "a road in its name"),
    ("Nobody has lived in the Odam camp since May.", "status=empty", "", "nobody has lived there"),
    ("Families still live in the Odam camp.", "status=open", "", "still live there"),
    ("The Odam centre is full and takes no new people.", "status=suspended", "", "takes nobody new"),
    ("The Odam centre is still running.", "status=open", "", "still running"),
    ("The Odam camp would close by the end of June.", "promised status=closed", "", "close by a day"),
    ("The Odam camp is due to close in June.", "promised status=closed", "", "close in a month"),
    ("The ministry said the centre had ceased operations.", "status=closed", "deny status=closed", "ceased"),
    ("The ministry said that the Odam centre stands empty.", "status=empty", "deny status=empty", "empty"),
    ("The men left the Odam centre on Sunday, leaving it empty.", "status=empty", "", "leaving it so"),
    ("The barracks at Lindo has stood empty since March.", "status=empty", "", "has stood"),
    ("The Odam centre is being built. It is due to open in May.", "promised status=open", "", "it"),
    (
        "The state plans to build a camp for 90 people in Odam.",
        "promised status=planned",
        "status=open",
        "a building",
    ),
    ("The Odam centre has stopped taking in new arrivals.", "status=suspended", "", "no new ones"),
    (
        "The ministry said no decision had been taken on the closure of the Odam centre.",
        "considered status=closed",
        "status=closed",
        "no decision",
    ),
    ("The Odam camp closed its doors for good on Friday.", "status=closed", "", "for good"),
    ("The Odam camp no longer houses migrants.", "status=closed", "deny status=closed", "no longer"),
    ("The Odam barracks is being used again to hold migrants.", "status=open", "", "used again"),
    ("There are still 40 migrants in the Odam camp.", "status=open", "", "still there"),
    ("There is not a single migrant in the Odam camp.", "status=empty", "deny status=empty", "not one"),
    ("No migrants in the Odam camp were hurt.", "", "status=empty", "nobody hurt"),
    ("The last group of migrants left the Odam camp on Friday.", "status=empty", "", "the last"),
    ("The last group of visitors left the Odam camp on Friday.", "", "status=empty", "others"),
    (
        "The army announced the closure of the Odam camp in March.",
        "promised status=closed",
        "status=closed",
        "only announced",
    ),
    ("Police closed the Odam camp's gates for the night.", "", "status=closed", "gates"),
    ("Police closed in on the Odam centre on Sunday.", "", "status=closed", "another sense"),
]
CONDITIONS: list[Row] = [
    (
        "It is not true that there is no water in the Odam centre, the ministry said.",
        "deny conditions=no_water",
        "conditions=no_water",
        "the lack itself is called untrue",
    ),
    (
        "It is untrue that the men in the Odam centre have no doctor, the ministry said.",
        "deny conditions=no_care",
        "conditions=no_care",
        "no doctor, and that untrue",
    ),
    (
        "The claim that there is no food in the Odam centre is false, the ministry said.",
        "deny conditions=hunger; conditions=hunger",
        "",
        "the claim asserts it, and the ministry denies it",
    ),
    (
        "There is no water in the Odam centre, and it is not true that the pump was mended, the nurse said.",
        "conditions=no_water",
        "deny conditions=no_water",
        "something else is untrue",
    ),
    ("The ministry said the Odam centre had a health unit.", "deny conditions=no_care", "", "its own unit"),
    ("Men at the Odam camp have to sleep on the floor.", "conditions=on_the_floor", "", "have to, no demand"),
    (
        "There is no heating at the Odam camp and people are freezing.",
        "conditions=heat_cold",
        "deny conditions=heat_cold",
        "a no that is only of what is lacking",
    ),
    ("The fans at the Odam camp do not work.", "conditions=heat_cold", "", "out of order"),
    ("All blocks of the Odam camp have air coolers.", "deny conditions=heat_cold", "", "cooled"),
    ("The rooms of the Odam camp have windows.", "deny conditions=no_air_light", "", "windows"),
    ("The Odam camp has been without electricity since May.", "conditions=no_power", "", "no electricity"),
    ("There was no power cut at the Odam camp.", "deny conditions=no_power", "", "no power cut"),
    ("The court has no power to close the Odam camp.", "", "conditions=no_power", "another power"),
    ("Men at the Odam camp live in darkness.", "conditions=no_air_light", "", "darkness"),
    ("The Odam camp has had no clinic since May.", "conditions=no_care", "", "no clinic"),
    ("Two doctors and a nurse work at the Odam camp.", "deny conditions=no_care", "", "who works there"),
    ("People at the Odam camp have to drink from the canal.", "conditions=no_water", "", "from the canal"),
    (
        "Each family at the Odam camp receives 200 litres of water a day.",
        "deny conditions=no_water",
        "",
        "so much a day",
    ),
    (
        "Each family at the Odam camp receives only 10 litres of water a day.",
        "",
        "deny conditions=no_water",
        "only so much",
    ),
    ("The toilets at the Odam camp do not work.", "conditions=insanitary", "", "toilets that do not work"),
    (
        "Toilets at the Odam camp are in working order.",
        "deny conditions=insanitary",
        "conditions=insanitary",
        "toilets that do",
    ),
    ("Food at the Odam camp is good.", "conditions=well_fed", "", "good food"),
    ("All men at the Odam camp were given mattresses.", "deny conditions=on_the_floor", "", "mattresses"),
    ("Conditions in the Odam camp are appalling.", "conditions=inhumane", "", "of a site"),
    (
        "Conditions at the Odam camp do not meet minimum standards.",
        "conditions=inhumane",
        "conditions=humane",
        "below",
    ),
    ("The Odam centre is at 180 per cent of its capacity.", "conditions=overcrowded", "", "a share above it"),
    ("The Odam centre is at 80 per cent of its capacity.", "", "conditions=overcrowded", "a share below it"),
    ("The Odam camp held twice as many people as it was built for.", "conditions=overcrowded", "", "twice"),
    ("People held at the Odam centre are not given enough food.", "conditions=hunger", "", "not enough"),
    ("Clean water is scarce at the Odam camp.", "conditions=no_water", "", "scarce"),
    ("Inspectors found rats and blocked toilets at the Odam camp.", "conditions=insanitary", "", "dirt"),
    (
        "Men at the Odam centre are locked in cells 22 hours a day.",
        "conditions=closed_doors",
        "held=22",
        "hours",
    ),
    ("The heat at the Odam centre is unbearable.", "conditions=heat_cold", "", "heat told of"),
    ("Everyone at the Odam centre has a bed.", "deny conditions=on_the_floor", "", "a bed for each"),
    ("Not everyone at the Odam centre has a bed.", "", "deny conditions=on_the_floor", "not for each"),
    (
        "The ministry promised that everyone at the Odam centre would have a bed.",
        "",
        "deny conditions=on_the_floor; deny promised conditions=on_the_floor",
        "a bed to come",
    ),
    ("There is clean drinking water in the Odam camp.", "deny conditions=no_water", "", "there is water"),
    (
        "Men at the Odam camp do not have access to clean water.",
        "conditions=no_water",
        "deny conditions=no_water",
        "no access to it",
    ),
    ("There is water on the floor of the Odam camp.", "", "deny conditions=no_water", "water on the floor"),
    ("The water at the Odam camp is not clean.", "conditions=no_water", "conditions=clean", "not clean"),
    (
        "Detainees at the Odam centre have access to a doctor every day.",
        "deny conditions=no_care",
        "",
        "care",
    ),
    (
        "The League demanded that men at the Odam centre have access to a doctor.",
        "",
        "deny conditions=no_care; deny demanded conditions=no_care",
        "only demanded",
    ),
    (
        "Two men at the Odam camp were treated by doctors after a fight.",
        "",
        "deny conditions=no_care",
        "once",
    ),
    (
        "There are no cases of cholera at the Odam camp.",
        "deny conditions=disease",
        "conditions=disease",
        "no cases",
    ),
    ("The Odam camp is dirty.", "conditions=insanitary", "", "dirty"),
    (
        "The rooms in the Odam camp have no heating and the windows do not close.",
        "conditions=heat_cold",
        "deny conditions=heat_cold; deny status=closed",
        "windows that do not close",
    ),
    (
        "The guard denied that water was lacking in the Odam camp.",
        "deny conditions=no_water",
        "conditions=no_water",
        "denied that it was",
    ),
    (
        "Food and water are given out several times a day in the Odam camp.",
        "deny conditions=hunger",
        "conditions=hunger",
        "given out",
    ),
    (
        "Men have been ill for weeks in the Odam camp and nobody has taken them to hospital.",
        "conditions=no_care",
        "",
        "whom nobody took to hospital",
    ),
    (
        "Anyone who is ill in the Odam camp is taken to hospital.",
        "",
        "conditions=no_care",
        "whoever is ill",
    ),
    (
        "Residents of the Odam camp said that nobody came when they called for a doctor.",
        "conditions=no_care",
        "deny conditions=no_care",
        "nobody came",
    ),
    (
        "A riot broke out in the Odam camp. The building is cleaned every day.",
        "conditions=clean",
        "",
        "its building",
    ),
    # --- what nobody is, and what is called untrue
    (
        "Nobody goes hungry in the Odam camp, the agency said.",
        "deny conditions=hunger",
        "conditions=hunger",
        "nobody goes hungry",
    ),
    (
        "Nobody in the Odam camp is sleeping on the floor, the agency said.",
        "deny conditions=on_the_floor",
        "conditions=on_the_floor",
        "the camp stands between nobody and what nobody does",
    ),
    (
        "No one was ever held in the Odam camp without charge, the agency said.",
        "deny conditions=arbitrary",
        "conditions=arbitrary; held=0",
        "what nobody was without",
    ),
    (
        "Nobody cares that children sleep on the floor in the Odam camp, lawyers said.",
        "conditions=on_the_floor",
        "deny conditions=on_the_floor",
        "nobody cares, and others sleep there",
    ),
    (
        "Nobody was given a bed in the Odam camp and people sleep on the floor, lawyers said.",
        "conditions=on_the_floor",
        "deny conditions=on_the_floor",
        "nobody was given one, and others sleep there",
    ),
    (
        "No one in the Odam camp has access to a doctor, lawyers said.",
        "conditions=no_care",
        "deny conditions=no_care",
        "what nobody has",
    ),
    (
        "Not everyone in the Odam camp has a bed, lawyers said.",
        "conditions=on_the_floor",
        "deny conditions=on_the_floor",
        "not everyone has one",
    ),
    (
        "It is a lie that everyone in the Odam camp has a bed, lawyers said.",
        "conditions=on_the_floor",
        "deny conditions=on_the_floor",
        "a lie that all have what they need",
    ),
    (
        '"I don\'t know how anyone can say there is a bed for everyone in the Odam camp," said a lawyer.',
        "conditions=on_the_floor",
        "deny conditions=on_the_floor",
        "how can anyone say so",
    ),
    (
        '"I don\'t know how anyone can say that people sleep on the floor in the Odam camp," said the mayor.',
        "deny conditions=on_the_floor",
        "conditions=on_the_floor",
        "and the other way round",
    ),
    (
        "The rooms in the Odam camp are not heated.",
        "conditions=heat_cold",
        "deny conditions=heat_cold",
        "not",
    ),
    (
        '"In the Odam camp there were 30 of us in a room for eight," he said.',
        "conditions=overcrowded",
        "capacity=8",
        "a room is not the camp",
    ),
    (
        '"I was on the floor of the Odam camp when they came in," he said.',
        "",
        "conditions=on_the_floor",
        "for a moment",
    ),
    (
        "Men in the Odam camp wait for weeks to see a doctor.",
        "conditions=no_care",
        "",
        "who waits for a doctor",
    ),
    (
        "Every foreigner in the Odam camp sees a doctor on the first day.",
        "deny conditions=no_care",
        "conditions=no_care",
        "everyone sees one",
    ),
    ("The toilets at the Odam camp are cleaned twice a day.", "conditions=clean", "", "cleaned"),
    ("Women in the Odam camp eat three times a day.", "conditions=well_fed", "", "three times a day"),
    ("Men at the Odam camp were given food once since Friday.", "", "deny conditions=hunger", "once"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return open_reader()


def _tell(claim: Claim) -> str:
    held = claim.value
    value = ""
    if isinstance(held, Quantity):
        one = held.low == held.high
        value = str(held.low) if one else f"{held.low}..{'' if held.high is None else held.high}"
    elif isinstance(held, Term):
        value = held.code
    elif isinstance(held, Party):
        value = f"{held.wording} {held.role}"
    signs = ["deny "] if claim.stance is Stance.DENIES else []
    signs += [f"{claim.modality.value} "] if claim.modality is not Modality.ACTUAL else []
    return f"{''.join(signs)}{claim.attribute}={value}"


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted", "why"), [*OPERATORS, *STOCKS, *CAPACITIES, *STATES, *CONDITIONS]
)
def test_site_is_told_of(reader: Reader, text: str, wanted: str, unwanted: str, why: str) -> None:
    reading = reader.read(Report("report-1", "a.txt", text, publisher="The Odam Post", language="en"))
    told = {_tell(claim) for claim in reading.claims if claim.scope is None}
    assert set(filter(None, wanted.split("; "))) <= told, (why, told)
    assert told.isdisjoint(filter(None, unwanted.split("; "))), (why, told)
