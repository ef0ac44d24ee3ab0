"""Words by which what is said decides how it is held: claimed, demanded, denied, promised, owned up to."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StanceWords:
    """Regular expressions, case ignored, by which the content decides the stance of a neutral cue.

    `demands`: another is to act; `imperatives`, `infinitives`: an order or request in those forms.
    `promises`: the speaker's own act to come. `questions`: a question; `indirect`: openers of a yes or no
    question told of; `open_questions`: those that want an answer; `doubtful`: the speaker does not know;
    `confirmations`: a plain yes. `wrongs`: a harm that somebody does; `doers`: words for who may do it;
    `agents`: openers of a passive's doer; `passives`: wrongs that were suffered by what stands before
    them; `deeds`: verbs of a wrong in the active, `blameless`: what can be their subject and is no doer;
    `blamed`: signs that a judgement names the doer; `asides`: clauses that only say when; `certain`:
    openers that make the rest surer ("there is no doubt that"). `own`: the
    speaker's side as the subject, `own_told`: the same where it is told of; `faults`: what it may own up
    to; `suffered`: what was done to it. `negated`: the main clause says no; `privations`: it says no and
    denies nothing (no water, nobody came). `possible`, `considered`, `planned`, `forecast`: how far it
    has come; `powers`: head nouns of those whose announcements bind them. `responsibility`: a denial is
    of the doing, not of the deed; `explanation`, `conceding`: the deed is conceded and explained;
    `explaining`: cues that do so by themselves. `retracting`: cues that take back what was said;
    `denials`: a denial as what is taken back. `ordered`: somebody has ordered it; `relatives`: clauses
    that say nothing of how far it has come; `suffering`: what stands before a deed that was suffered;
    `owning`: the speaker's yes to what is laid at his door. `bystanders`: sources that answer for
    nothing, whose no is a denial only of `harms` or of what is `untrue`. `implied`: wrongs that must have
    a doer; `joints`: what parts two clauses. `binding`: one binds oneself; `trades`: those who tell of
    their own kind; `written`: it was written. `victims`: those a harm is done to, `harming`: verbs that
    harm them; `clefts`, `indictments`: sentences that are made to name the doer; `lapses`: a fault that
    is owned by who answers for it; `echoes`: a charge asked back; `threats`, `refusals`: what will be
    done to others, what will not be done, `unwilling`: by those whom the source is of (`spoken_for`);
    `inferring`: cues of what only points to something; `unreal`: what would have been; `unsettled`: a
    doubt of whether or who. `unresolved`: a question told of; `coming`: the main clause is of what is to
    come; `perceiving`: the speaker saw it done; `handling`: what those of the `trades` may have done.
    `withdrawn`: stands before a noun of claiming that is taken back; `deliberated`: what one asks oneself
    to do; `undecided`: nothing is settled; `lawful`: what it is no wrong to strike; `possessors`: whose
    deed is condemned; `own_agents`: it was done by the speaker's own; `retired`: sources without their
    power now. `hearsay`, `decrees`: sources that are talk, or that bind; `bidden`: what the latter lay
    down. A list's name in angle brackets stands for its expressions. Cues and head nouns are lemmas.
    """

    demands: tuple[str, ...] = ()
    imperatives: tuple[str, ...] = ()
    infinitives: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    indirect: tuple[str, ...] = ()
    open_questions: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    confirmations: tuple[str, ...] = ()
    wrongs: tuple[str, ...] = ()
    doers: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    blameless: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    passives: tuple[str, ...] = ()
    blamed: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    certain: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    own_told: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    suffered: tuple[str, ...] = ()
    negated: tuple[str, ...] = ()
    privations: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    considered: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    forecast: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()
    responsibility: tuple[str, ...] = ()
    explanation: tuple[str, ...] = ()
    conceding: tuple[str, ...] = ()
    explaining: tuple[str, ...] = ()
    retracting: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    ordered: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    suffering: tuple[str, ...] = ()
    owning: tuple[str, ...] = ()
    bystanders: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    untrue: tuple[str, ...] = ()
    implied: tuple[str, ...] = ()
    joints: tuple[str, ...] = ()
    binding: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    victims: tuple[str, ...] = ()
    harming: tuple[str, ...] = ()
    clefts: tuple[str, ...] = ()
    indictments: tuple[str, ...] = ()
    lapses: tuple[str, ...] = ()
    echoes: tuple[str, ...] = ()
    threats: tuple[str, ...] = ()
    refusals: tuple[str, ...] = ()
    unwilling: tuple[str, ...] = ()
    spoken_for: tuple[str, ...] = ()
    inferring: tuple[str, ...] = ()
    unresolved: tuple[str, ...] = ()
    coming: tuple[str, ...] = ()
    perceiving: tuple[str, ...] = ()
    handling: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    lawful: tuple[str, ...] = ()
    possessors: tuple[str, ...] = ()
    retired: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()
    deliberated: tuple[str, ...] = ()
    own_agents: tuple[str, ...] = ()
    unreal: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()
    hearsay: tuple[str, ...] = ()
    decrees: tuple[str, ...] = ()
    bidden: tuple[str, ...] = ()
