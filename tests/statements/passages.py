"""Short reports about people and places that do not exist, and what a careful reader takes from them.

Rows are voice | stance | attribute | value; a row after "!" must not come out, "*" stands for anything.
A row after "~" should come out and does not yet: the mark goes when it does.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    text: str
    rows: tuple[str, ...]


PASSAGES = {
    "kessra": Passage(
        "At least 14 migrants were killed and more than 30 wounded when guards opened fire at the "
        "Kessra detention centre late on Tuesday, the Red Crescent said. The interior ministry of "
        "Ardenia denied that live rounds had been used. Its spokesman, Pavel Orrin, said two people "
        'had died in the crush at the gate. "Our men fired into the air," Orrin told reporters. A '
        "survivor, who asked not to be named, said the guards had aimed at the fence. The ministry "
        "had earlier spoken of dozens of escapees.",
        (
            "Red Crescent|asserts|killed|14..",
            "Red Crescent|asserts|injured|31..",
            "interior ministry of Ardenia|denies|force_used|live_fire",
            "Pavel Orrin|asserts|killed|2..2",
            "Pavel Orrin|asserts|cause|stampede",
            "interior ministry of Ardenia|asserts|escaped|24..99",
            "Red Crescent|accuses|perpetrator|guards",
        ),
    ),
    "dolmen": Passage(
        "The Dolmen prison for migrants was hit by two rockets on 4 May, killing 23 people, among "
        "them four children, the health ministry of Sarvia said. The Eastern Brigade denied bombing "
        "the centre. Its commander, General Idris Malouf, accused the government of storing weapons "
        'beside the cells. "We did not strike any prison," he said. The government has yet to '
        "respond. Amnesty International said six people were reportedly shot dead as they fled.",
        (
            "health ministry of Sarvia|asserts|killed|23..23",
            "health ministry of Sarvia|asserts|killed|4..4 part",
            "Amnesty International|asserts|killed|6..6",
            "Eastern Brigade|denies|perpetrator|Eastern Brigade",
            "!*|*|released|*",
            "!Eastern Brigade|denies|occurred|*",
        ),
    ),
    "tamrit": Passage(
        "Police in Tamrit arrested 53 migrants, 47 of them men and six of them boys, in a raid on "
        "Sunday, the police chief, Omar Lassad, said. Nobody was hurt, he added. Residents said "
        "officers had beaten several people with rifle butts. Lassad rejected the claims as lies. The "
        "International Rescue Network, citing those released, said two women had been raped.",
        (
            "Omar Lassad|asserts|arrested|53..53",
            "Omar Lassad|asserts|arrested|47..47 part",
            "Omar Lassad|asserts|arrested|6..6 part",
            "Omar Lassad|asserts|injured|0..0",
            "Residents|accuses|perpetrator|officers",
            "Omar Lassad|denies|perpetrator|officers",
        ),
    ),
    "orsk": Passage(
        "More than 200 people escaped from the Orsk holding centre on Friday after a fire broke out, "
        "officials said. Captain Lena Dragan, who heads the centre, said she did not know what set "
        "off the breakout. Prosecutor Milos Havel linked it to the crowding. He said the centre, "
        "built for 300, held 1,100 when the fire began. Havel's office said 40 had been recaptured by "
        "Saturday. Migrants reached by phone blamed the guards for the fire.",
        (
            "officials|asserts|escaped|201..",
            "~Milos Havel|asserts|cause|overcrowding",
            "Milos Havel|asserts|held|1100..1100",
            "Milos Havel|asserts|capacity|300..300",
            "Havel's office|asserts|recaptured|40..40",
            "Migrants reached by phone|accuses|perpetrator|guards",
            "!Lena Dragan|*|occurred|*",
        ),
    ),
    "baruq": Passage(
        "Three men were shot dead by militiamen at the Baruq farm on 11 March, two aid workers told "
        "the agency. The Baruq Shield militia, which runs the site, said it had no part in the "
        'deaths. "It was a quarrel among the migrants," a militia spokesman said. The country\'s unity '
        "government ordered the site closed. The justice minister, Salim Haddar, promised an inquiry "
        "within a week. His ministry said in a statement that all those held would be moved to Senn.",
        (
            "two aid workers|asserts|killed|3..3",
            "two aid workers|accuses|perpetrator|militiamen",
            "Baruq Shield militia|denies|perpetrator|Baruq Shield militia",
            "country's unity government|demands|status|closed",
            "Salim Haddar|promises|occurred|yes",
        ),
    ),
    "lowfire": Passage(
        "A fire at the Vantaro reception centre killed one person and injured eleven, the mayor of "
        "Vantaro said on Monday. Firefighters said the blaze had been started with a mattress. The "
        "regional council and the charity Open Door called for the centre to be shut. The operator, "
        "Seco Services, said it was considering the closure of the wing. An inquiry was opened, "
        "prosecutors confirmed.",
        (
            "mayor of Vantaro|asserts|killed|1..1",
            "mayor of Vantaro|asserts|injured|11..11",
            "regional council|demands|status|closed",
            "Open Door|demands|status|closed",
            "!Firefighters|*|occurred|*",
        ),
    ),
    "ngo1": Passage(
        "Harbour Watch is alarmed by reports that at least nine people were killed at the Mareth "
        "detention camp on 2 June. According to testimonies gathered by our team, guards fired on "
        "people who were protesting against the lack of water. The authorities must open the camp to "
        'independent monitors without delay. "No one should die for asking for water," said Ines '
        "Calder, director of Harbour Watch. The Directorate for Migration has denied any use of "
        "force. It maintains that the dead men fell from a wall.",
        (
            "reports|asserts|killed|9..",
            "testimonies gathered by our team|accuses|perpetrator|guards",
            "!Ines Calder|*|killed|*",
        ),
    ),
    "ngo2": Passage(
        "We condemn the killing of six detainees by members of the border police at Lodz Field on 19 "
        "October. Our office has spoken with eleven witnesses, all of whom describe shots fired at "
        "close range. Forty-one people remain in hospital. The Border Police Directorate claims that "
        "detainees attacked the guards first. Witnesses reject this. We call on the government of "
        "Belmar to suspend transfers to the site and to free all children.",
        (
            "Pub|asserts|killed|6..6",
            "Pub|accuses|perpetrator|border police",
            "Pub|demands|released|..",
            "!Witnesses|demands|*|*",
        ),
    ),
    "ngo3": Passage(
        "Since January, the Lifeline Collective has documented 37 deaths at sites run by the Coastal "
        "Guard Service. In its latest report, the collective says that 120 women are being held at "
        "Ras Amer without charge. Survivors told the collective that they were sold to smugglers. The "
        "Coastal Guard Service did not reply to questions. An official of the interior ministry, "
        "speaking on condition of anonymity, said that some deaths had been recorded but that none "
        "was due to violence. UNHCR confirmed that it has had no access to Ras Amer since March.",
        ("Survivors|asserts|occurred|yes",),
    ),
    "ngo4": Passage(
        "Médecins du Rivage treated 61 patients after Saturday's violence at the Tell Aswad centre, "
        "17 of them with bullet wounds. Our medical coordinator, Dr Hana Brisk, saw bodies being "
        'carried away. "I counted eight," she said. The centre\'s management puts the toll at three. '
        "Neither figure could be verified. The organisation is suspending its activities at the site.",
        ("centre's management|asserts|killed|3..3",),
    ),
    "ngo5": Passage(
        "The Free Passage Network and the Lawyers' Guild say that 212 people were arrested during the "
        "sweep through Old Quarter on 7 July, including 34 minors. Both organisations accuse the "
        "security forces of excessive force. The state security agency said that only 90 people were "
        "detained, and that all had been treated humanely. It denied that anyone had been beaten. A "
        "bakery worker was shot in the leg, the Guild said. He died two days later in hospital, "
        "according to his brother.",
        (
            "Free Passage Network|asserts|arrested|212..212",
            "Lawyers' Guild|asserts|arrested|34..34 part",
            "state security agency|asserts|arrested|90..90",
            "Free Passage Network|accuses|force_used|excessive",
            "Lawyers' Guild|accuses|force_used|excessive",
            "Lawyers' Guild|asserts|casualties|1..1",
            "state security agency|denies|occurred|yes",
        ),
    ),
    "ngo6": Passage(
        "The Committee for the Missing said on Thursday it had received the names of 28 people who "
        "vanished after being taken from Zelten camp. The camp's commander told the committee that "
        "they had been deported. The foreign ministry of Norsk said it had no record of such "
        "deportations. Relatives fear the men are dead. The committee urged the prosecutor to "
        "question the commander. It also asked that the camp be opened to families.",
        (
            "camp's commander|asserts|occurred|yes",
            "~foreign ministry of Norsk|doubts|occurred|yes",
            "Committee for the Missing|demands|status|open",
        ),
    ),
    "live1": Passage(
        "14:05 Gunfire reported at the Harran centre.\n"
        "14:20 Red Crescent volunteers say five dead, 20 injured.\n"
        '14:41 Police: "No shots were fired by our officers."\n'
        "15:10 Our correspondent at the gate says she has seen three ambulances leave.\n"
        "15:32 The governor, Hatem Rouissi, confirms five dead and says the cause was a stampede.\n"
        '16:00 UN mission calls the reports "deeply worrying".',
        (
            "Red Crescent volunteers|asserts|killed|5..5",
            "?olice|denies|perpetrator|our officers",
            "Hatem Rouissi|confirms|killed|5..5",
        ),
    ),
    "live2": Passage(
        "UPDATE: The toll from the strike on the Qasr depot has risen to 19, a hospital doctor tells "
        'us. Earlier, the health ministry had spoken of 12. The air force says it hit "a weapons '
        "store, not a shelter\". Two detainees inside deny there were any weapons. The UN's "
        'humanitarian office says it shared the coordinates of the shelter with all sides. "This may '
        'amount to a war crime," its envoy Carla Moss says.',
        ("a hospital doctor|asserts|killed|19..19",),
    ),
    "live3": Passage(
        "Here is what we know so far. At least 60 migrants broke out of the Sidi Malek camp this "
        "morning. The camp director, Youssef Kern, says 25 have been caught. Kern denies that anyone "
        "was shot, but medics at the Ibn Rush hospital say they received two bodies with gunshot "
        "wounds. The interior minister is due to speak at 6pm. It is said that a guard was also "
        "killed.",
        (
            "unnamed source|asserts|killed|1..1",
            "Youssef Kern|denies|occurred|yes",
            "!It is said|*|*|*",
        ),
    ),
    "live4": Passage(
        "10:12 - Several people have reportedly been killed in a riot at Block C.\n"
        "10:30 - Prison service: riot is over, nobody died.\n"
        "11:05 - Union leader Greta Holm tells radio station Nord FM two guards were stabbed.\n"
        "11:40 - Prison service admits one inmate died of his injuries.\n"
        '12:15 - Family of the dead man: "They beat him to death."\n'
        "13:00 - The justice ministry says it cannot comment.",
        (
            "unnamed source|asserts|killed|3..9",
            "Prison service|asserts|killed|0..0",
            "Greta Holm|asserts|injured|2..2",
            "Prison service|asserts|killed|1..1",
        ),
    ),
    "live5": Passage(
        "What happened? Witnesses say masked men stormed the Porto Velo hostel around midnight and "
        "took about 80 people away. Who did it? The deputy mayor blames the Falcon Brigade. The "
        'brigade says the accusation is "a fabrication" and points to smugglers. How many were hurt? '
        "The hospital says 14, the mayor's office says at least 20. The UN refugee agency said it was "
        "seeking information.",
        (
            "deputy mayor|accuses|perpetrator|Falcon Brigade",
            "Witnesses|a*s|perpetrator|masked men",
        ),
    ),
    "nn1": Passage(
        "The Ministry of Interior has informed that in the night of 12 to 13 April a group of "
        "migrants has attacked the guards of the centre Bir Lahmar. In the consequence of the attack "
        "one guard was lost his life and four was injured. The speaker of the ministry, Col. Adel "
        "Trabin, declared that the forces was obliged to shoot in the air. Migrants declared to our "
        "newspaper that the police shooted on them directly. They speak about seven deads. The "
        "association Hope Without Border demands an investigation.",
        (
            "Ministry of Interior|accuses|perpetrator|migrants",
            "migrants|asserts|perpetrator|police",
        ),
    ),
    "nn2": Passage(
        "On the Monday it came to clashes in the camp of Voltra, informs the agency. According to the "
        "data of the hospital, 33 persons got injuries, from them 5 children. The head of the camp "
        "Mr. Bojan Lukic has denied the using of tear gas. But the volunteer Sara Menz affirmed that "
        "the gas was used and that she has seen it. The ministry said the clashes was provoked by the "
        "activists. The activists reject.",
        ("Bojan Lukic|denies|force_used|tear_gas",),
    ),
    "nn3": Passage(
        "As per the statement of the coast guard, 75 peoples were rescued and 4 bodies were recovered "
        "near of Cape Ronda. The NGO SeaHand says that the coast guard has rammed the boat. The coast "
        "guard spokesman refuted it categorically and said the boat had capsized by itself. One "
        "survivor told to the doctors that 20 persons are missing. The public prosecutor opened a "
        "file. SeaHand is asking for the video.",
        (
            "coast guard|asserts|rescued|75..75",
            "coast guard|asserts|killed|4..4",
            "One survivor|asserts|missing|20..20",
            "SeaHand|accuses|means|vehicle",
        ),
    ),
    "nn4": Passage(
        "The director of detention, Mr Faraj Sola, said Wednesday the closing of the center Abu Tlal "
        "was ordered but not executed. He said also that there is 640 persons inside. The "
        "organization Right Now! said in communique the number is over 900. The migrants makes hunger "
        'strike since one week, it added. Director Sola said no one was mistreated. "All receive food '
        'and medicine," he affirmed.',
        (
            "Faraj Sola|asserts|status|closed",
            "Right Now!|asserts|occurred|yes",
            "!*|*|held|0..0",
        ),
    ),
    "nn5": Passage(
        "The police spokeswoman Mrs. Ayla Demir said in the press conference that the fire was put by "
        "the detainees themselves. Ten have died, she precised. The lawyer of the families, Tarik Oz, "
        'qualified this version of "shameful". He accused the guards to have locked the doors. The '
        "Ministry of Justice had spoken before of an electric fault. Parliament's human rights "
        "commission will visit the place on Friday.",
        ("!detainees|*|*|*",),
    ),
    "mix1": Passage(
        "The army said on Wednesday that its planes had not bombed the Ghadra camp. A day earlier the "
        'Ghadra local council had said that 31 people were killed by an air strike. "The army is '
        'lying," council member Rim Sabbagh said. The United Nations mission, quoting medics, put the '
        "dead at 28. The opposition Dawn coalition called the raid a massacre. An army statement "
        "later conceded that a plane had struck a warehouse nearby.",
        (
            "army|denies|perpetrator|army",
            "Ghadra local council|asserts|killed|31..31",
            "medics|asserts|killed|28..28",
        ),
    ),
    "mix2": Passage(
        'Governor Anton Reyes said that security forces had acted "with restraint" when they cleared '
        "the Palmar camp. The ombudsman's office said excessive force was used. It counted 44 "
        "injured, of whom nine were children. Reyes said only one person had been taken to hospital. "
        "Members of the border police told investigators that they had been ordered to fire. The "
        "governor denied having given such an order.",
        (
            "Anton Reyes|asserts|force_used|restraint",
            "ombudsman's office|asserts|force_used|excessive",
            "ombudsman's office|asserts|injured|44..44",
            "border police|asserts|occurred|yes",
        ),
    ),
    "mix3": Passage(
        "Two former detainees said guards at the Sharaf centre sold them to traffickers for 500 "
        "dinars each. The centre's manager denied the allegation. The centre holds about 800 people "
        "in space meant for 250, according to the International Organization for Migration. An "
        "earlier report by the same body spoke of 600. The government says the centre was closed in "
        "May. Aid groups say it is still open.",
        (
            "Two former detainees|accuses|perpetrator|guards",
            "centre's manager|denies|perpetrator|guards",
            "International Organization for Migration|asserts|held|720..880",
            "International Organization for Migration|asserts|capacity|250..250",
            "government|asserts|status|closed",
            "Aid groups|asserts|status|open",
        ),
    ),
    "mix4": Passage(
        "The death toll in the Merj breakout rose from four to seven on Thursday after three wounded "
        "men died, the hospital's director, Nadir Benali, said. Officials had first spoken of two. "
        "Hundreds of migrants had fled when the gate gave way, the security directorate said, adding "
        "that 150 were back in custody. The union of nurses said 12 bodies had reached the morgue. "
        "Benali declined to comment on that figure. Rumours that the guards had opened the gate "
        "themselves were dismissed by the directorate.",
        (
            "security directorate|asserts|escaped|200..999",
            "security directorate|asserts|recaptured|150..150",
            "union of nurses|asserts|killed|12..12",
        ),
    ),
    "mix5": Passage(
        "Human Rights Bridge said on Monday that it had verified videos showing uniformed men kicking "
        "detainees at the Ferro site. The videos, it said, were filmed in February. The interior "
        'minister, Dana Kolar, acknowledged "individual mistakes" and said four guards had been '
        "suspended. Her deputy called the videos fake. The prime minister ordered the closure of the "
        "site. The group called the measure insufficient.",
        ("prime minister|demands|status|closed",),
    ),
    "mix6": Passage(
        "Five migrants drowned and 18 are missing after a boat chased by a patrol vessel overturned "
        'off Lisca, the charity Beacon said. The navy said its vessel was "nowhere near". Beacon '
        "published radio logs which show the vessel within a mile of the boat. The navy did not "
        "dispute the logs. A fisherman who pulled out two survivors said he heard shots. The "
        "survivors are being treated in Lisca hospital.",
        (
            "Beacon|asserts|killed|5..5",
            "Beacon|asserts|missing|18..18",
        ),
    ),
    "mix7": Passage(
        "State television reported that a group of gunmen attacked the Jebel Hanna centre and freed "
        "90 detainees. A text circulated by the group, the Sons of the Valley, claimed responsibility "
        "for the assault. It said no detainee had been harmed. The text gave no number. Known as Abu "
        "Salam, the group's leader is wanted for earlier attacks. The defence ministry said its "
        "guards had killed three attackers.",
        (
            "State television|asserts|released|90..90",
            "defence ministry|asserts|killed|3..3",
        ),
    ),
    "mix8": Passage(
        "The Norland government said it had not known of the transfers to Camp Echo. Documents seen "
        "by the paper suggest that it had. One memo, dated 3 March, says 64 people were flown to the "
        "camp that month. The memo's author, Jon Sverre, confirmed that it is genuine. The opposition "
        "accused the prime minister of misleading parliament. A government spokeswoman rejected the "
        "accusation.",
        (
            "One memo, dated 3 March|asserts|transferred|64..64",
            "Norland government|denies|transferred|..",
        ),
    ),
}
