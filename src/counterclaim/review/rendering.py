"""Templates: every value is escaped, and a name that is not given is an error, never an empty place."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from counterclaim.review.telling import wording

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"


@cache
def open_templates() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    environment.filters |= {
        "day": wording.show_day,
        "weekday": wording.show_weekday,
        "period": wording.show_period,
        "precision": wording.name_precision,
        "place": wording.show_place,
        "place_precision": wording.name_place_precision,
        "spell": wording.spell,
        "fold": wording.fold_space,
        "ref": short_id,
    }
    environment.globals |= {"count": wording.count, "static": link_static}
    return environment


def warm_up() -> None:
    """Compile every template and name every file of ours, so that the first page does not wait for it."""
    environment = open_templates()
    for name in environment.list_templates():
        environment.get_template(name)
    for file in STATIC.iterdir():
        link_static(file.name)


def render(template: str, /, **values: Any) -> str:
    return open_templates().get_template(template).render(**values)


@cache
def link_static(name: str) -> str:
    """The address of a file of ours; it changes with the file, so that a browser may keep it."""
    return f"/static/{name}?{sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


def short_id(full: str) -> str:
    """`incident-41aff10a16076943` → `41aff10a`: enough for a person to tell two apart."""
    return full.partition("-")[2][:8] or full
