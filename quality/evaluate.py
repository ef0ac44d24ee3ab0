"""`make eval`: how right the readings are, beside the floors that they may not fall below.

    python -m quality.evaluate [--raise]

Golden passages ship with the project; PolNeAR is measured where the measuring material lies beside the
repository. Ends with 1 when a figure is below its floor. `--raise` writes today's figures as floors where
they are higher.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from counterclaim.annotation import open_annotator
from counterclaim.codebook import load_codebook
from quality import score_claims, score_statements
from quality.bench_texts import SHARED

ROOT = Path(__file__).resolve().parents[1]
FLOORS = ROOT / "quality" / "floors.toml"
GOLDEN = ROOT / "src" / "counterclaim" / "domains" / "detention" / "golden.jsonl"
POLNEAR = SHARED / "corpora" / "polnear" / "dev.jsonl"
SCORER = SHARED / "scorers" / "score_attribution.py"
SLACK = 0.0005  # floors are written with three digits


def score_golden() -> dict[str, float]:
    """The golden passages with an even number, which nobody tunes on."""
    codebook = load_codebook()
    passages = score_claims.read_passages(GOLDEN, "even")
    said = score_statements.score_passages(passages, open_annotator(codebook), codebook)
    counted = score_claims.score_passages(passages, codebook)
    return {
        "statements": said.f1,
        "stance_macro": said.macro,
        "modality": said.aspects["modality"] / max(said.right, 1),
        "figures": counted["figures"].f1,
        "types": counted["types"].f1,
    }


def score_polnear() -> dict[str, float]:
    """PolNeAR's dev articles through the measuring material's own scorer, F1 of 100."""
    with tempfile.TemporaryDirectory() as folder:
        found, scores = Path(folder) / "found.json", Path(folder) / "scores.json"
        texts = [json.loads(line) for line in POLNEAR.read_text(encoding="utf-8").splitlines()]
        score_statements.write_predictions(texts, found)
        command = [sys.executable, str(SCORER), str(POLNEAR), str(found), "--json", str(scores)]
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        result = json.loads(scores.read_text(encoding="utf-8"))
    return {
        "content exact": result["content"]["exact"]["F1"],
        "content IoU≥.5": result["content"]["iou50"]["F1"],
        "indirect content exact": result["content_by_type"]["indirect"]["exact"]["F1"],
        "source exact": result["source"]["exact"]["F1"],
        "cue exact": result["cue"]["exact"]["F1"],
        "whole triple exact": result["pair"]["content+source+cue_exact"]["F1"],
    }


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raise", dest="lift", action="store_true", help="write higher figures as floors")
    given = parser.parse_args()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["golden"]
    if not given.lift and floors["digest"] != digest(GOLDEN):
        sys.exit(f"{GOLDEN.name} is not the text that the floors were taken on: say --raise to take new ones")
    figures = score_golden()
    print("golden passages, even numbers          F1   floor")
    for name, value in figures.items():
        print(f"  {name:<34}{value:.3f}   {floors[name]:.3f}")
    _print_polnear()
    if given.lift:
        _write_floors(figures, floors)
    below = [name for name, value in figures.items() if value < floors[name] - SLACK]
    if below:
        sys.exit(f"below the floor: {', '.join(below)}")


def _print_polnear() -> None:
    if not POLNEAR.is_file():
        print(f"PolNeAR is not measured: {POLNEAR} is not there")
        return
    print("PolNeAR dev")
    for name, value in score_polnear().items():
        print(f"  {name:<34}{value / 100:.3f}")


def _write_floors(figures: Mapping[str, float], floors: Mapping[str, object]) -> None:
    text = FLOORS.read_text(encoding="utf-8")
    head = text[: text.index("[golden]")]
    rows = [f"{name} = {max(value, float(str(floors[name]))):.3f}" for name, value in figures.items()]
    body = "\n".join(["[golden]", f'digest = "{digest(GOLDEN)}"', *rows])
    FLOORS.write_text(f"{head}{body}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
