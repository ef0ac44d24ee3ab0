"""SVG elements as text. Every attribute and every word is escaped: labels are hostile too."""

from collections.abc import Iterable

from markupsafe import Markup, escape


def element(name: str, *inside: Markup | str, **attributes: object) -> Markup:
    """`<name …>inside</name>`; an underscore in a name stands for a hyphen, None leaves it out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if not inside:
        return Markup(f"<{name}{given}/>")
    return Markup(f"<{name}{given}>{join(inside)}</{name}>")


def join(parts: Iterable[Markup | str]) -> Markup:
    return Markup("").join(escape(part) for part in parts)


def text(x: float, y: float, words: str, style: str = "") -> Markup:
    return element("text", words, x=x, y=y, class_=style or None)


def line(x1: float, x2: float, y1: float, y2: float, style: str) -> Markup:
    return element("line", x1=x1, x2=x2, y1=y1, y2=y2, class_=style)


def path(d: str, style: str, width: float | None = None) -> Markup:
    return element("path", d=d, class_=style, stroke_width=width)


def picture(
    width: float, height: float, label: str, inside: Iterable[Markup | str], style: str = ""
) -> Markup:
    """A whole chart, read aloud as `label`."""
    return element(
        "svg",
        *inside,
        width=width,
        height=height,
        viewBox=f"0 0 {_short(width)} {_short(height)}",
        role="img",
        aria_label=label,
        class_=f"chart {style}".strip(),
    )


def round_up(number: int) -> int:
    """Up to 1, 2, 4 or 8 with noughts behind: the end of an axis."""
    unit: int = 10 ** max(len(str(number)) - 1, 0)
    return next(step * unit for step in (1, 2, 4, 8, 10) if step * unit >= number)


def _short(value: object) -> object:
    """A number with one decimal at most."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
