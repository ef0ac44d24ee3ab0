"""The Python of the README runs as it stands, on the examples."""

import re
from pathlib import Path

import pytest

import counterclaim

ROOT = Path(__file__).resolve().parents[2]


def test_the_snippet_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    snippet = "\n".join(re.findall(r"```python\n(.*?)```", readme, re.S))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    for name in ("ghot-shaal-minister.txt", "ghot-shaal-minister.json"):
        (tmp_path / "reports" / name).write_bytes((ROOT / "examples" / name).read_bytes())
    exec(compile(snippet, "README.md", "exec"), {})
    told = capsys.readouterr().out
    assert "killed" in told
    assert "At least six 6 None killed\ndozens 24 99 escaped\n2021-10-08\n" in told
    assert told.endswith("Tobruk LY\nLibya LY\nParis US\nTexas US\n")


def test_every_public_name_is_there() -> None:
    for name in counterclaim.__all__:
        assert callable(getattr(counterclaim, name))
    assert set(counterclaim.__all__) <= set(dir(counterclaim))
    with pytest.raises(AttributeError):
        _ = counterclaim.nothing
