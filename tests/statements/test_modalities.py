"""Cues read from their words alone: stance, modality and kind. All texts are invented."""

import pytest

from counterclaim.codebook.schema import Codebook
from counterclaim.model import Span, Stance, Tagged
from counterclaim.statements.attributions import Attribution
from counterclaim.statements.cue_words import know_cue
from counterclaim.statements.quotes import Quotation
from counterclaim.statements.rules import TURN
from counterclaim.statements.stance import read_stance
from counterclaim.statements.strength import read_kind

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
The envoy | does not know | who held the key | doubts | possible | knowledge | what is not known is no belief
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
# What is told decides; the right answers were written down before the reader was asked.
TOLD = """
A trader | said | it was the customs men who emptied the store | accuses | actual | - | cleft
The herders | said | the rangers opened the dam on them at night | accuses | actual | - | a named doer
Her brother | said | a warder had broken two of her fingers | accuses | actual | - | a named doer
Borland | said | Quenn's gunboats rammed the trawler first | accuses | actual | - | one state on another
The orphans | said | "They shaved us and put us out in the snow." | accuses | actual | - | harm to the tellers
The stokers | said | they had been paid in scrip and fed on bran | accuses | actual | - | harm to the tellers
A relative | said | the chief clerk was drunk when he signed | accuses | actual | - | a fault of another
The captain of the tug | said | the pilot had ignored two flares | accuses | actual | - | a neglect
The paper | condemned | "the brigade's shelling of a market" | accuses | actual | - | the doer in a possessive
The mission | deplored | the beating of four nurses by militiamen | accuses | actual | - | by-agent
Fishermen | said | it was a patrol boat that cut their nets | accuses | actual | - | cleft
Villagers | said | surveyors had fenced off the spring and sold it | accuses | actual | - | a named doer
The porter | said | the matron kept the sick without water for two days | accuses | actual | - | a named doer
Two girls | said | they were made to kneel on gravel until dawn | accuses | actual | - | harm to the tellers
The cousins | said | "They put our uncle in a cellar and forgot him." | accuses | actual | - | they did it
An aide | hinted | that the keys may have been sold by a turnkey | accuses | possible | - | may with a doer
The nurse | suspects | that the cook sold the milk | accuses | possible | - | a wrong suspected
The bursar | suspects | the steward of padding the bills | accuses | possible | - | a wrong suspected
The senator | suspects | that the minister leaked the letter | accuses | possible | - | a wrong suspected
The union | suspects | the owner of cutting the cable | accuses | possible | - | a wrong suspected
A former jailer | said | "I held the door shut while they did it." | admits | actual | - | own deed
The foreman | said | he had gone home before the count | admits | actual | - | own neglect
The airline | said | it ought to have checked the lists sooner | admits | actual | - | own fault
The ministry | said | that its earlier figure was wrong | admits | actual | - | own error
The steamship line | said | "Errors occurred, and for those we answer." | admits | actual | - | own fault
The matron | said | she had signed the paper unread | admits | actual | - | own neglect
The bank | said | its clerks should have stopped the transfer | admits | actual | - | own fault
The inspectorate | said | that it had miscounted the beds | admits | actual | - | own error
The regiment | said | "We fired. God forgive us." | admits | actual | - | own deed
The chief engineer | said | he had not read the warning | admits | actual | - | own neglect
The police | acknowledge | that the wrong house was searched | admits | actual | - | by the cue
The registrar | said | her office had lost the file | admits | actual | - | own fault
The operator | said | the gate had been left open by one of its guards | admits | actual | - | own side
An ex-soldier | told the inquiry | "I put the sacks over their heads." | admits | actual | - | own deed
A widow | said | the stove had not worked since autumn | asserts | actual | - | a lack
A miner | said | nobody had shown them the way out | asserts | actual | - | a lack
The union | noted | that the ballot was not binding | asserts | actual | - | a fact with no
A surveyor | said | the bridge was not built for lorries | asserts | actual | - | a fact with no
A doctor | said | eleven had drowned in the hold | asserts | actual | - | others' count
The coastguard | said | it had brought 30 people ashore | asserts | actual | - | own act without a wrong
A grandmother | said | they had no candles left | asserts | actual | - | a lack
The engineer | pointed out | that the valve does not open from inside | asserts | actual | - | a fact with no
The treaty | states | that it does not apply to islands | asserts | actual | - | a fact with no
A passenger | said | we were not told where the bus was going | asserts | actual | - | a lack
The registrar | said | four were buried on Sunday | asserts | actual | - | others' count
The squadron | said | it bombed a fuel depot | asserts | actual | - | own act without a wrong
The villagers | said | no ambulance had come by dusk | asserts | actual | - | a lack
A traveller | said | that there is no signal beyond the ridge | asserts | actual | - | a lack
The map | shows | no road east of the lake | asserts | actual | - | a lack
Three hospitals | said they had counted | 41 people shot in the back | asserts | actual | - | others' count
The cabinet | said | it was still looking at three sites for the new jail | asserts | considered | - | weighed
Two deputies | said | talks are under way on selling the ferry | asserts | considered | - | talks
The board | said | a move to the coast was one of the options | asserts | considered | - | an option
The council | said | it had yet to make up its mind about the fence | asserts | considered | - | not decided
The bishop | said | the ministry was minded to close the hostel | asserts | considered | - | minded
The regency | said | it was in two minds about the amnesty | asserts | considered | - | weighed
An aide | said | officials are in discussions about leasing the island | asserts | considered | - | talks
The senate | said | no option had been ruled out for the hostel | asserts | considered | - | an option
The guild | said | a decision on the ferry had been put off | asserts | considered | - | not decided
The town | has not yet made up its mind | about the quarry | asserts | considered | - | not decided
Two aides | said | the regent was leaning towards an amnesty | asserts | considered | - | leaning
The mayor | said | nothing had been decided about the site | asserts | considered | - | not decided
The proposal | is being studied | to move the clinic uphill | asserts | considered | - | under study
The board | is taking advice on | whether to sell the island | asserts | considered | - | whether to
The captain | said | the hull may have struck a reef | asserts | possible | - | may
A fitter | guessed | the lamp had been knocked over | asserts | possible | - | a guess
Neighbours | say | the boys could have been taken north | asserts | possible | - | could have
The mayor | said | had the siren worked, everyone would have got out | asserts | possible | - | unreal past
The firm | said | the marks were consistent with a fall | asserts | possible | - | consistent with
Letters | suggest | that the fund was empty by June | asserts | possible | - | documents suggest
The nurse | suspects | that more will fall ill | asserts | possible | - | no wrong suspected
The admiral | predicted | that neither side would sail | asserts | possible | - | a forecast with no
The chandler | said | the rope would probably not have held | asserts | possible | - | unreal
The canal board | hopes | to reopen the lock by June | asserts | possible | - | only hoped
A diver | said | the rope might have been cut | asserts | possible | - | might
The pilot | said | another hour and we would all have frozen | asserts | possible | - | unreal past
The chemist | said | the stain looked like blood | asserts | possible | - | looks like
A steward | thinks | the trunk went overboard | asserts | possible | - | thought
The diary | implies | that the cook was paid twice | asserts | possible | - | documents imply
The vet | suspects | that the herd will not recover | asserts | possible | - | no wrong suspected
The almanac | forecast | that no ship would get through | asserts | possible | - | a forecast with no
A lawyer | said | the camp would be emptied in May | asserts | promised | - | another's plan
The lawyer | said | the trial was due to open in June | asserts | promised | - | another's plan
The timetable | says | the last bus is due to leave at nine | asserts | promised | - | due to
The judge | said | "It is as she says." | confirms | actual | - | taken over
The envoy | told the radio | that there had indeed been a second list | confirms | actual | - | indeed
The mayor | said | "I am afraid that is the case." | confirms | actual | - | taken over
The clerk | said | "They were, yes." | confirms | actual | - | a short yes
The bosun | said | "True enough, she was taking water." | confirms | actual | - | taken over
The dean | said | the rumours were, regrettably, accurate | confirms | actual | - | taken over
The clerk | said | "It did, I heard it myself." | confirms | actual | - | a short yes
The coroner's clerk | said | the leaked copy was authentic | confirms | actual | - | taken over
A second driver | said | the same | confirms | actual | - | taken over
The airline | said | "Yes, the flight had been delayed twice." | confirms | actual | - | a plain yes
A spokeswoman | told the station | the report was accurate | confirms | actual | - | taken over
The harbour master | said | the union's figure was right | confirms | actual | - | taken over
Asked about it, the envoy | said | "That is what we have heard as well." | confirms | actual | - | taken over
The bank | verified | the signatures | confirms | actual | - | a verb
GEN. ODU | : | That is correct, the report is dated the ninth | confirms | actual | - | a plain yes
GEN. ODU | : | Yes, in both cases | confirms | actual | - | a plain yes
The mayor's account | posted | "I can confirm that the road is shut." | confirms | actual | - | by the verb
The widows | called on | the regent to open the archive | demands | demanded | - | another to act
A striker | said | "Gloves, clean water, and an end to the fines." | demands | demanded | - | wants listed
The bishop | repeated his plea | that the gates be opened | demands | demanded | - | subjunctive
The mob | shouted | "Out with the prefect!" | demands | demanded | - | a cry
The committee | said | the files needed to be handed over by Friday | demands | demanded | - | needs to
A lawyer | asked | "By whose leave?" | demands | demanded | - | an open question
The miners' wives | want | the shaft reopened | demands | demanded | - | wanted
A prisoner's note | read | "Blankets. Letters. A doctor who comes." | demands | demanded | - | wants listed
The envoy | renewed her call | that the crossing be kept open | demands | demanded | - | subjunctive
The crowd | chanted | "Down with the regent!" | demands | demanded | - | a cry
A widow | asked | "Since when?" | demands | demanded | - | an open question
The union's chairman | said | "Give us the list and give it today." | demands | demanded | - | imperatives
A banner | read | "Bring back our brothers" | demands | demanded | - | an imperative
The health board | recommends | closing the east wing | demands | demanded | - | recommended
Parents | want to know | why the bus was not stopped | demands | demanded | - | an answer wanted
The envoy | said | both armies have to pull back from the dam | demands | demanded | - | have to
A circular | requires | all wards to be locked at nine | demands | ordered | - | one with power
The drivers | were ordered | to leave the crates on the quay | demands | ordered | - | a passive
The decree | says | every boat is to be marked | demands | ordered | - | is to
The general | told | his officers to hold the ridge | demands | ordered | - | told to act
A standing order | obliges | guards to record each shot | demands | ordered | - | one with power
The villagers | were instructed | to paint their doors white | demands | ordered | - | a passive
The edict | says | no lamp is to be lit after ten | demands | ordered | - | is to
The commodore | told | the crew to cut the tow | demands | ordered | - | told to act
The court | gave the company ten days | to hand over the tapes | demands | ordered | - | one with power
The captain | ordered | everybody below deck | demands | ordered | - | one with power
The director | instructed staff | not to speak to the visitors | demands | ordered | - | one with power
The bylaw | obliges | each hostel to keep a list | demands | ordered | - | one with power
The prefect | has forbidden | the sale of fuel after dusk | demands | ordered | - | one with power
The order | says | that no inmate is to receive letters | demands | ordered | - | one with power
The court | told the ministry | to produce the prisoner by Thursday | demands | ordered | - | one with power
The regent | decreed | that no lamp burn after curfew | demands | ordered | - | one with power
The sergeant | shouted | "On your knees!" | demands | ordered | - | an order
The consul | said | the passports were never in his safe | denies | actual | - | guards himself
The colonel | said | his men had nothing to do with the fire | denies | actual | - | guards his own side
The registrar | said | the ledger had no gaps and the charge was malicious | denies | actual | - | weightiest
The brewery | said | none of its lorries was on that road | denies | actual | - | guards its own side
The harbour police | said | "Torture? We give them tea." | denies | actual | - | a charge asked back
The abbot | said | he had never met the smuggler and owed him nothing | denies | actual | - | guards himself
The secretary | said | the order did not come from this office | denies | actual | - | guards his own side
The abbess | said | no child in her care had ever been struck | denies | actual | - | guards herself
The sergeant | said | "Nobody was pushed. They jumped." | denies | actual | - | several sentences
The airport | insisted | it had received no distress call | denies | actual | - | guards its own side
The trustees | described | the charge as the work of a jealous rival | denies | actual | - | belittled
The auditor | said | he did not recognise the total | doubts | actual | - | not taken over
The envoy | said | nothing so far pointed to arson | doubts | actual | - | no evidence
The monitors | said they had no means of checking | the figure | doubts | actual | - | cannot check
The captain | found | the cook's story hard to believe | doubts | actual | - | disbelief
The envoy | said | he had seen no proof of the sale | doubts | actual | - | no evidence
The senator | called | the witness "not to be relied upon" | doubts | actual | - | disbelief
The ombudsman | has been unable to trace | any record of the transfer | doubts | actual | - | no record
The reporters | could not independently check | the photographs | doubts | actual | - | cannot check
The statistician | said | the numbers do not add up | doubts | actual | - | disbelief
The consul | said | he would believe it when he saw it | doubts | actual | - | disbelief
The archive | said | it holds nothing that bears this out | doubts | actual | - | no evidence
The judge | was not persuaded | by the sergeant's account | doubts | actual | - | disbelief
MS. ORRIN | : | I would not swear to it | doubts | actual | - | not sure
The bishop | said | he could neither prove nor disprove it | doubts | actual | - | neither
The harbour board | said | details of the sinking were unclear | doubts | actual | - | unclear
The mission | said | the claim could be neither verified nor dismissed | doubts | actual | - | neither
The coroner | said | it was not yet possible to say how many were aboard | doubts | possible | - | how many
The port | was unable to establish | whether the cargo was insured | doubts | possible | - | whether
The two pilots | still disagree over | whose radio had failed | doubts | possible | - | whose
The treasurer | said | she could not say where the money was | doubts | possible | - | where
The panel | has not been able to work out | who opened the valve | doubts | possible | - | who
The historians | are at odds over | when the fort was emptied | doubts | possible | - | when
The fire chief | said | it was not known what had set off the alarm | doubts | possible | - | what
The magistrate | wondered aloud | whether the guard had been there at all | doubts | possible | - | whether
A deputy coroner | said | she could not tell who had been first | doubts | possible | - | who
MR. PELL | : | I cannot tell you how many. Perhaps forty, perhaps fewer | doubts | possible | - | how many
COUNSEL | : | Were you in the room when he fell? | doubts | possible | - | a yes-no question
The ministry | said | it was still trying to establish the cause | doubts | possible | - | not known
The captain | asked himself | if the light had been real | doubts | possible | - | if
The guild | said | its members will stop work at noon on Friday | promises | promised | - | own act
The regent | expects | to name a new council by spring | promises | promised | - | own act
The strikers | warned | that they would shut the port if nothing changed | promises | promised | - | a threat
The company | said | refunds would be paid within a week | promises | promised | - | by one with power
The deputy | gave an assurance | that the lists would be published | promises | promised | - | a phrase
The rebels | said | "Whoever crosses the river will be shot." | promises | promised | - | a threat
The teachers | said | they would stay out until the arrears were paid | promises | promised | - | a strike
The friars | said | they will not hand over a single name | promises | promised | - | a refusal to come
The brotherhood | warned | "Touch one of ours and the bridge goes up." | promises | promised | - | a threat
The prefecture | said | a new list would be posted on Monday | promises | promised | - | by one with power
The colonel | threatened | to flood the lower town | promises | promised | - | threats too
The relief fund | said | it is ready to send two ships | promises | promised | - | ready to
The general | said | "We will be back, and in greater numbers." | promises | promised | - | a threat
"""
ROWS = [tuple(part.strip() for part in line.split(" | ")) for line in (CASES + TOLD).splitlines() if line]


def make_attribution(source: str, cue: str, content: str) -> tuple[str, Attribution]:
    """A text of the three one after the other, with their spans and nothing known of the cue; a quotation
    where the content has marks, and a turn of talk where the cue is a colon."""
    text = f"{'' if source == '-' else source + ' '}{cue} {content}"
    text += "" if text.endswith((".", "?", "!", '"')) else "."
    start = len(text[: text.rindex(content)])
    said = Span(start, start + len(content))
    cue_span = Span(start - len(cue) - 1, start - 1)
    spoken = () if source == "-" else (Span(0, len(source)),)
    tagged = Tagged(cue=cue_span, cue_lemma="", source=spoken, content=(said,))
    quotation = Quotation((said,), 0) if content.startswith('"') else None
    rule = TURN if cue == ":" else ""
    return text, Attribution(spoken, cue_span, (said,), 0, tagged=tagged, quotation=quotation, rule=rule)


@pytest.mark.parametrize(
    ("source", "cue", "content", "stance", "modality", "kind", "why"),
    ROWS,
    ids=[" ".join(row[:3]) for row in ROWS],
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
