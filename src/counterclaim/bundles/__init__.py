"""One file that can be handed on and checked: parts, a manifest of their hashes, and a signature over it.

A bundle is a zip. What is in it, the caller decides: an export, reports as they were found, judgements, the
audit log. A changed byte anywhere is found, and the part is named in which it lies.
"""

from counterclaim.bundles.checking import Checked, Fault, check_bundle
from counterclaim.bundles.keys import describe_key, make_key, open_key, save_key
from counterclaim.bundles.layout import FORMAT, Part
from counterclaim.bundles.log import check_log
from counterclaim.bundles.opening import OpenBundle, open_bundle
from counterclaim.bundles.writing import write_bundle

__all__ = [
    "FORMAT",
    "Checked",
    "Fault",
    "OpenBundle",
    "Part",
    "check_bundle",
    "check_log",
    "describe_key",
    "make_key",
    "open_bundle",
    "open_key",
    "save_key",
    "write_bundle",
]
