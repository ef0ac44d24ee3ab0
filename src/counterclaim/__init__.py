"""counterclaim: a ledger of who said what in reports of contested incidents.

The names below are the public ones; each is imported when it is first used, so that
`import counterclaim` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterclaim.api import export, forget, judge, open_book, open_ledger, read, rebuild, set_facts
    from counterclaim.pipeline.dates import read_dates
    from counterclaim.pipeline.figures import read_figures
    from counterclaim.pipeline.places import read_places

__version__ = "0.1.0"
__all__ = [
    "export",
    "forget",
    "judge",
    "open_book",
    "open_ledger",
    "read",
    "read_dates",
    "read_figures",
    "read_places",
    "rebuild",
    "set_facts",
]

# The readers of values, which work by themselves; all else is a verb of the ledger.
_READERS = {
    "read_dates": "pipeline.dates",
    "read_figures": "pipeline.figures",
    "read_places": "pipeline.places",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_READERS.get(name, 'api')}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
