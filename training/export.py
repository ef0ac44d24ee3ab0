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
    few operators. Only for BERT-like encoders. `branch` shares the student's lowest layers and has its own
    above them."""

    def __init__(self, network: Network, branch: Meaner) -> None:
        super().__init__()
        embeddings = network.encoder.embeddings
        self.words, self.places, self.norm = (
            embeddings.word_embeddings,
            embeddings.position_embeddings,
            embeddings.LayerNorm,
        )
        self.kind = nn.Parameter(embeddings.token_type_embeddings.weight[0].detach().clone())
        self.features, self.out = network.features, network.out
        self.layers = network.encoder.encoder.layer
        self.shared = branch.shared
        self.branch, self.meant = branch.encoder.encoder.layer[branch.shared :], branch.out
        self.heads = int(network.encoder.config.num_attention_heads)

    def forward(self, pieces: Tensor, features: Tensor, firsts: Tensor) -> Tensor:
        """`pieces` and `features` are 1 x pieces, `firsts` rows; gives rows x outputs."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.norm(
            self.words(pieces) + self.features(features) + self.kind + self.places(places)[None]
        )
        for layer in self.layers[: self.shared]:
            hidden = self._apply(layer, hidden)
        both = [
            out(self._climb(layers, hidden)[0].index_select(0, firsts))
            for layers, out in ((self.layers[self.shared :], self.out), (self.branch, self.meant))
        ]
        return torch.cat(both, 1)

    def _climb(self, layers: Iterable[nn.Module], hidden: Tensor) -> Tensor:
        for layer in layers:
            hidden = self._apply(layer, hidden)
        return hidden

    def _apply(self, layer: nn.Module, hidden: Tensor) -> Tensor:
        attention = layer.attention.self
        width = hidden.shape[-1] // self.heads
        query, key, value = (
            part(hidden).view(1, -1, self.heads, width).transpose(1, 2)
            for part in (attention.query, attention.key, attention.value)
        )
        weights = torch.softmax(query @ key.transpose(2, 3) / math.sqrt(width), -1)
        context = (weights @ value).transpose(1, 2).reshape(1, -1, self.heads * width)
        after = layer.attention.output
        hidden = after.LayerNorm(after.dense(context) + hidden)
        wide = nn.functional.gelu(layer.intermediate.dense(hidden))
        return layer.output.LayerNorm(layer.output.dense(wide) + hidden)


def write_graph(network: Network, branch: Meaner, path: Path) -> None:
    plain = Plain(network.eval(), branch.eval()).eval()
    example = (torch.randint(1000, 2000, (1, 50)), torch.zeros(1, 50, dtype=torch.long), torch.arange(40))
    torch.onnx.export(
        plain,
        example,
        str(path),
        input_names=["pieces", "features", "firsts"],
        output_names=["scores"],
        dynamic_axes={"pieces": {1: "n"}, "features": {1: "n"}, "firsts": {0: "rows"}, "scores": {0: "rows"}},
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
        nodes_to_exclude=[node.name for node in nodes if node.name.startswith(("/out/", "/meant/"))],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def describe(network: Network, layout: Layout, vocabulary: Vocabulary, graph: Path) -> None:
    """Writes into the graph's metadata what stands beside the network."""
    import onnx

    model = onnx.load(str(graph))
    words = sorted(vocabulary.words, key=vocabulary.words.__getitem__)
    held = {
        "steps": _write_matrix(network.steps.detach().numpy() + STEPS),
        "distances": _write_matrix(network.distances.detach().numpy()),
        "labels": json.dumps(LABELS),
        "meanings": layout.write(),
        "vocabulary": "\n".join(words),
    }
    onnx.helper.set_model_props(model, held)
    onnx.save(model, str(graph))


def _write_matrix(matrix: np.ndarray) -> str:
    return json.dumps([[round(float(value), 4) for value in row] for row in matrix])
