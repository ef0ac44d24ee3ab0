"""Run by the crash tests: append reports to a ledger and say which, until killed or done.

python write_forever.py LEDGER FIRST COUNT
"""

import sys

from counterclaim.ledger import open_ledger
from tests.ledger.reports import append, make_report, state


def main() -> None:
    path, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    with open_ledger(path) as ledger:
        for number in range(first, first + count):
            report = make_report(number)
            append(ledger, report, state(report, "published", "2021-04-01"))
            print(report.id, flush=True)


main()
