"""Where the measuring material lies, when it is there: beside the repository, or where the variable says."""

import os
from pathlib import Path

SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED", Path(__file__).resolve().parents[2] / "shared"))
