"""Linear-chain conditional random field (Lafferty et al. 2001): how likely a row of labels is, and how far
one field is from another."""

from __future__ import annotations

import torch
from torch import Tensor

from counterclaim.annotation.tagging.labels import FIRST, LAST, STEPS

_STEPS, _FIRST, _LAST = torch.from_numpy(STEPS), torch.from_numpy(FIRST), torch.from_numpy(LAST)


def allow(steps: Tensor) -> Tensor:
    """Learnt scores of steps, with those barred that BIOES does not have."""
    return steps + _STEPS


def log_partition(emissions: Tensor, within: Tensor, steps: Tensor) -> Tensor:
    """The log of the sum over all label rows, a number a window. `emissions` is windows x rows x labels,
    `within` says which rows are there, `steps` comes from :func:`allow`."""
    rows, there = emissions.unbind(1), within[..., None].unbind(1)
    total = rows[0] + _FIRST
    for row, exists in zip(rows[1:], there[1:], strict=True):
        total = torch.where(exists, torch.logsumexp(total[:, :, None] + steps, 1) + row, total)
    return torch.logsumexp(total + _LAST, 1)


def score_labels(emissions: Tensor, labels: Tensor, within: Tensor, steps: Tensor) -> Tensor:
    """The score of given labels, a number a window."""
    there = within.float()
    each = emissions.gather(2, labels[..., None])[..., 0] * there
    along = steps[labels[:, :-1], labels[:, 1:]] * there[:, 1:]
    return each.sum(1) + along.sum(1)


def marginals(emissions: Tensor, within: Tensor, steps: Tensor, weights: Tensor) -> tuple[Tensor, Tensor]:
    """How likely each label is in each row, and how often each step is expected in all windows together:
    the derivatives of the log partition, each window counted by its weight."""
    with torch.enable_grad():
        given = emissions.detach().requires_grad_()
        along = steps.detach().requires_grad_()
        total = (weights * log_partition(given, within, along)).sum()
        one, two = torch.autograd.grad(total, (given, along))
    return one, two


def nearness_loss(
    emissions: Tensor, within: Tensor, steps: Tensor, weights: Tensor, target: tuple[Tensor, Tensor]
) -> Tensor:
    """Cross entropy between a teacher's field, given by its marginals, and this one, summed by weight."""
    each, along = target
    expected = (each * emissions).sum() + (along * steps.clamp(min=-1e3)).sum()
    return (weights * log_partition(emissions, within, steps)).sum() - expected
