"""Names of the rules by which a form, rather than a cue, tells who speaks."""

TURN = "turn"  # an interview or transcript: the words behind somebody's name
BLOCK = "block"  # a paragraph of its own, behind "the statement reads:"
SIGNED = "signed"  # words with their speaker's name below
OWN_VOICE = "own voice"  # the first person of who put the report out
LABEL = "label"  # "Name: words" outside an interview
GOES_ON = "quotation:goes-on"
BESIDE = "beside"  # a voice and its figure behind another's: "…, the charity at nine"
BRACKETED = "count:bracketed"  # "11 dead (Ministry of Health)"
OWN_COUNT = "own count"  # "the ministry's figure is six"
ANSWERED_NO = "answer:no"  # a question that is answered with a no: who answers denies what it asks
ANSWERED_YES = "answer:yes"
REFUTED = "refuted"  # what a clause calls untrue, without a verb of saying

VERBATIM = frozenset({TURN, BLOCK, SIGNED, OWN_VOICE})  # the speaker's very words, with marks or without
WRITTEN = frozenset({OWN_VOICE})
