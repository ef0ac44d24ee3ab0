"""From a trained student to the file that ships: a plain graph, its weights in eight bits."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from counterclaim.annotation.tagging.labels import LABELS, STEPS
from counterclaim.annotation.tagging.meanings import Layout
from training.encoders import Vocabulary
from training.meaner import Meaner
from training.network import Network

OPSET = 17


class Plain(nn.Module):
    """The student's forward pass for one window without padding, spelled out so that the exported graph has
    few operators. Only for BERT-like encoders. Gives the scores, and what its `shared` lowest layers make of
    the pieces, for the tower of meanings."""

    def __init__(self, network: Network, shared: int) -> None:
        super().__init__()
        embeddings = network.encoder.embeddings
        self.words, self.places, self.norm = (
            embeddings.word_embeddings,
            embeddings.position_embeddings,
            embeddings.LayerNorm,
        )
        self.kind = nn.Parameter(embeddings.token_type_embeddings.weight[0].detach().clone())
        self.features, self.out = network.features, network.out
        layers = network.encoder.encoder.layer
        self.lower, self.upper = layers[:shared], layers[shared:]
        self.heads = int(network.encoder.config.num_attention_heads)

    def forward(self, pieces: Tensor, features: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """`pieces` and `features` are 1 x pieces, `firsts` rows; gives rows x outputs, and 1 x pieces x
        width."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        given = self.norm(
            self.words(pieces) + self.features(features) + self.kind + self.places(places)[None]
        )
        shared = _climb(self.lower, given, self.heads)
        return self.out(_climb(self.upper, shared, self.heads)[0].index_select(0, firsts)), shared


class Tower(nn.Module):
    """The upper layers of a network of meanings, on what the student's lowest ones give."""

    def __init__(self, branch: Meaner) -> None:
        super().__init__()
        self.layers, self.out = branch.encoder.encoder.layer[branch.shared :], branch.out
        self.heads = int(branch.encoder.config.num_attention_heads)

    def forward(self, shared: Tensor, firsts: Tensor) -> Tensor:
        """Gives rows x the layout's width."""
        scores: Tensor = self.out(_climb(self.layers, shared, self.heads)[0].index_select(0, firsts))
        return scores


def _climb(layers: Iterable[nn.Module], hidden: Tensor, heads: int) -> Tensor:
    for layer in layers:
        hidden = _apply(layer, hidden, heads)
    return hidden


def _apply(layer: nn.Module, hidden: Tensor, heads: int) -> Tensor:
    attention = layer.attention.self
    width = hidden.shape[-1] // heads
    query, key, value = (
        part(hidden).view(1, -1, heads, width).transpose(1, 2)
        for part in (attention.query, attention.key, attention.value)
    )
    weights = torch.softmax(query @ key.transpose(2, 3) / math.sqrt(width), -1)
    context = (weights @ value).transpose(1, 2).reshape(1, -1, heads * width)
    after = layer.attention.output
    hidden = after.LayerNorm(after.dense(context) + hidden)
    wide = nn.functional.gelu(layer.intermediate.dense(hidden))
    return layer.output.LayerNorm(layer.output.dense(wide) + hidden)


def write_graph(network: Network, shared: int, path: Path) -> None:
    example = (torch.randint(1000, 2000, (1, 50)), torch.zeros(1, 50, dtype=torch.long), torch.arange(40))
    torch.onnx.export(
        Plain(network.eval(), shared).eval(),
        example,
        str(path),
        input_names=["pieces", "features", "firsts"],
        output_names=["scores", "shared"],
        dynamic_axes={
            "pieces": {1: "n"},
            "features": {1: "n"},
            "firsts": {0: "rows"},
            "scores": {0: "rows"},
            "shared": {1: "n"},
        },
        opset_version=OPSET,
        dynamo=False,
    )


def write_tower(branch: Meaner, path: Path) -> None:
    width = branch.out.in_features
    torch.onnx.export(
        Tower(branch.eval()).eval(),
        (torch.randn(1, 50, width), torch.arange(40)),
        str(path),
        input_names=["shared", "firsts"],
        output_names=["scores"],
        dynamic_axes={"shared": {1: "n"}, "firsts": {0: "rows"}, "scores": {0: "rows"}},
        opset_version=OPSET,
        dynamo=False,
    )


def quantise(graph: Path, out: Path) -> None:
    """Weights in eight bits, a scale a channel; activations are scaled as they come. The outputs' own layers
    stay in full: they are small, and what is decided rests on them."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    nodes = onnx.load(str(graph)).graph.node
    quantize_dynamic(
        str(graph),
        str(out),
        weight_type=QuantType.QInt8,
        per_channel=True,
        nodes_to_exclude=[node.name for node in nodes if node.name.startswith("/out/")],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def describe(network: Network, vocabulary: Vocabulary, graph: Path) -> None:
    """Writes into the graph's metadata what stands beside the network."""
    import onnx

    model = onnx.load(str(graph))
    words = sorted(vocabulary.words, key=vocabulary.words.__getitem__)
    held = {
        "steps": _write_matrix(network.steps.detach().numpy() + STEPS),
        "distances": _write_matrix(network.distances.detach().numpy()),
        "labels": json.dumps(LABELS),
        "vocabulary": "\n".join(words),
    }
    onnx.helper.set_model_props(model, held)
    onnx.save(model, str(graph))


def describe_tower(layout: Layout, graph: Path) -> None:
    """Writes into the graph's metadata what its columns are."""
    import onnx

    model = onnx.load(str(graph))
    onnx.helper.set_model_props(model, {"layout": layout.write()})
    onnx.save(model, str(graph))


def _write_matrix(matrix: np.ndarray) -> str:
    return json.dumps([[round(float(value), 4) for value in row] for row in matrix])
