"""What ships beside the code: the weights of the tagger, trained by `training/` and described in
`attribution.md`."""

from importlib.resources import files


def find_weights(name: str) -> str:
    """The path of a file of weights, "attribution" being that of the tagger."""
    return str(files(__name__) / f"{name}.onnx")
