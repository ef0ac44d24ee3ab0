"""Run by the audit tests: append judgements to a ledger and say which, until killed or done.

python judge_forever.py LEDGER NAME COUNT
"""

import sys

from counterclaim.ledger import open_ledger
from counterclaim.model import Judgement, Verb
from tests.ledger.reports import NOON


def main() -> None:
    address, name, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open_ledger(address) as ledger:
        for number in range(count):
            judgement = Judgement(f"judgement-{name}-{number}", Verb.ACCEPT, ("claim-1",), name, NOON)
            ledger.append_judgement(judgement)
            print(judgement.id, flush=True)


main()
